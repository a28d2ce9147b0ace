import type { IssueSnapshot } from '../gitlab/state/snapshot.ts';
import { noteTokenOf, tokenOf } from './people.ts';

/** In what a copy is not as it should be: not there, there more than once, or otherwise. */
export type Disagreement = { is: 'lost' | 'twice' | 'different'; what: string };

/** What the application writes around a text is not compared; that the text itself arrived is. */
const readable = (text: string): string => text.replaceAll(/\u200B|\u200C|\u200D|\u2060|\uFEFF/gu, '').replaceAll(/\s+/gu, ' ').trim();

/** Nothing in it has to be defused or rewritten. */
const IS_PLAIN = /^[\p{L}\d ]*$/u;

/** Comments that people wrote on the original; what others wrote beside a copy is not counted. */
const said = (issue: IssueSnapshot, tokens: ReadonlySet<string> | null) =>
  issue.notes.flatMap((note) => {
    const token = note.system ? null : noteTokenOf(note.body);
    return token === null || tokens?.has(token) === false ? [] : [{ ...note, token }];
  }).toSorted((a, b) => a.id - b.id);

const commentDifferences = (original: IssueSnapshot, copy: IssueSnapshot): Disagreement[] => {
  const from = said(original, null);
  const to = said(copy, new Set(from.map(({ token }) => token)));
  const found = from.flatMap(({ token, body, internal }): Disagreement[] => {
    const [there, ...more] = to.filter((note) => note.token === token);
    const what = `${tokenOf(original.title)}: comment ${token}`;
    if (there === undefined) return [{ is: 'lost', what }];
    if (more.length > 0) return [{ is: 'twice', what }];
    const isSaid = !IS_PLAIN.test(body) || readable(there.body).includes(readable(body));
    return [...(isSaid ? [] : [{ is: 'different' as const, what: `${what} says something else` }]), ...(there.internal || !internal ? [] : [{ is: 'different' as const, what: `${what} is not internal` }])];
  });
  const isInOrder = from.map(({ token }) => token).join(' ') === to.map(({ token }) => token).join(' ');
  return found.length > 0 || isInOrder ? found : [{ is: 'different', what: `${tokenOf(original.title)}: the order of comments` }];
};

const differences = (original: IssueSnapshot, copy: IssueSnapshot, { isTouched, isOpened, mayStayHidden }: { isTouched: boolean; isOpened: boolean; mayStayHidden: boolean }): Disagreement[] => {
  // What people wrote on the copy stands until the source says something else, so that only untouched copies must be equal in full.
  const untouched: [string, boolean][] = [
    ['title', !IS_PLAIN.test(original.title) || readable(copy.title) === readable(original.title)],
    ['description', !IS_PLAIN.test(original.description ?? '') || readable(copy.description ?? '').startsWith(readable(original.description ?? ''))],
    ['state', copy.state === original.state],
    ['confidential', copy.confidential === original.confidential || (copy.confidential && mayStayHidden)],
  ];
  const always: [string, boolean][] = [
    ['a confidential issue is confidential', !original.confidential || copy.confidential || isOpened],
    ['due date', copy.dueDate === original.dueDate],
    ['spent time', copy.timeSpent === original.timeSpent],
    ...original.labels.map((label): [string, boolean] => [`label ${label}`, copy.labels.includes(label)]),
  ];
  const fields = [...(isTouched ? [] : untouched), ...always].filter(([, isSo]) => !isSo).map(([what]): Disagreement => ({ is: 'different', what: `${tokenOf(original.title)}: ${what}` }));
  return [...fields, ...commentDifferences(original, copy)];
};

/**
 * Everything in which the copies are not what they should be; empty when both sides agree. `touched` are tokens of copies that people changed,
 * `opened` of those among them that are confidential no more by their hand. `mayStayHidden`: what was known of the copies was forgotten, and
 * then a confidential one is not opened.
 */
export const disagreements = (originals: readonly IssueSnapshot[], copies: readonly IssueSnapshot[], { touched, opened, mayStayHidden }: { touched: ReadonlySet<string>; opened: ReadonlySet<string>; mayStayHidden: boolean }): Disagreement[] =>
  originals.flatMap((original) => {
    const token = tokenOf(original.title);
    const [copy, ...more] = copies.filter(({ title }) => tokenOf(title) === token);
    if (copy === undefined) return [{ is: 'lost', what: token }];
    if (more.length > 0) return [{ is: 'twice', what: token }];
    return differences(original, copy, { isTouched: touched.has(token), isOpened: opened.has(token), mayStayHidden });
  });
