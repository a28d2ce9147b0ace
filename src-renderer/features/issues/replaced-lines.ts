import type { Replaced } from '../../../src-preload/contract/models/issue-sync.ts';

const nothing = 'none';

/** What was replaced, as labelled lines in the order of an issue's page. */
export const replacedLines = ({ title, description, state, labels, weight, dueDate }: Replaced): readonly { label: string; value: string }[] => [
  ...(title === undefined ? [] : [{ label: 'Title', value: title }]),
  ...(description === undefined ? [] : [{ label: 'Description', value: description === '' ? nothing : description }]),
  ...(state === undefined ? [] : [{ label: 'State', value: state === 'opened' ? 'open' : 'closed' }]),
  ...(labels === undefined ? [] : [{ label: 'Labels', value: labels.length === 0 ? nothing : labels.join(', ') }]),
  ...(weight === undefined ? [] : [{ label: 'Weight', value: weight === null ? nothing : String(weight) }]),
  ...(dueDate === undefined ? [] : [{ label: 'Due date', value: dueDate ?? nothing }]),
];
