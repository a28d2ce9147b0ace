import type { IssueSnapshot } from '../gitlab/state/snapshot.ts';
import { tokenOf } from './people.ts';

/** What the application writes around a text is not compared; that the text itself arrived is. */
const readable = (text: string): string => text.replaceAll(/\u200B|\u200C|\u200D|\u2060|\uFEFF/gu, '').replaceAll(/\s+/gu, ' ').trim();

/** Nothing in it has to be defused or rewritten. */
const IS_PLAIN = /^[\p{L}\d ]*$/u;

const said = (issue: IssueSnapshot) => issue.notes.filter(({ system, body }) => !system && !body.startsWith('by hand')).toSorted((a, b) => a.id - b.id);

const differences = (original: IssueSnapshot, copy: IssueSnapshot, touched: ReadonlySet<string>): string[] => {
  const found: string[] = [];
  const expect = (what: string, isSo: boolean): void => void (isSo || found.push(`${tokenOf(original.title)}: ${what}`));
  const token = tokenOf(original.title);
  // What people wrote on the copy stands until the source says something else, so that only untouched copies must be equal in full.
  if (!touched.has(token)) {
    expect('title', !IS_PLAIN.test(original.title) || readable(copy.title) === readable(original.title));
    expect('description', !IS_PLAIN.test(original.description ?? '') || readable(copy.description ?? '').startsWith(readable(original.description ?? '')));
    expect('state', copy.state === original.state);
  }
  expect('a confidential issue is confidential', !original.confidential || copy.confidential);
  if (!touched.has(token)) expect('confidential', copy.confidential === original.confidential);
  expect('due date', copy.dueDate === original.dueDate);
  expect('spent time', copy.timeSpent === original.timeSpent);
  for (const label of original.labels) expect(`label ${label}`, copy.labels.includes(label));
  const [from, to] = [said(original), said(copy)];
  expect(`number of comments: ${from.length} and ${to.length}`, from.length === to.length);
  for (const [nth, note] of from.entries()) {
    expect(`comment ${nth} says what it should`, !IS_PLAIN.test(note.body) || readable(to[nth]?.body ?? '').includes(readable(note.body)));
    expect(`comment ${nth} is as internal as it was`, !note.internal || to[nth]?.internal === true);
  }
  return found;
};

/** Everything in which the copies are not what they should be; empty when both sides agree. `touched` are tokens of copies that people changed. */
export const disagreements = (originals: readonly IssueSnapshot[], copies: readonly IssueSnapshot[], touched: ReadonlySet<string>): string[] =>
  originals.flatMap((original) => {
    const token = tokenOf(original.title);
    const [copy, ...more] = copies.filter(({ title }) => tokenOf(title) === token);
    if (copy === undefined) return [`${token} is lost`];
    if (more.length > 0) return [`${token} is there ${more.length + 1} times`];
    return differences(original, copy, touched);
  });
