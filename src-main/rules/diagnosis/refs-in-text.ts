import type { TextLine } from './text-lines.ts';

const MOST_REFS = 20;
const LONGEST_REF = 500;
const FULL_REF = /refs\/(?:heads|tags)\/[^\s:'"]+/u;
/** ` ! [remote rejected] main -> main (pre-receive hook declined)`, as Git reports a ref that it could not write. */
const REJECTED = /^! ?\[[a-z ]+\] \S+ -> (\S+)/u;
/** What GitLab says of a pull mirror's default branch. */
const UPSTREAM = /branch \((\S+)\) has diverged/u;

const DIVERGED_HEAD = 'some refs have diverged';

/** The refs below the sentence that says so, up to the next empty line (contract.md A.3, consequence 7). */
const divergedList = (lines: readonly TextLine[]): string[] => {
  const head = lines.findIndex(({ plain }) => plain.includes(DIVERGED_HEAD));
  if (head < 0) return [];
  const below = lines.slice(head + 1);
  const start = below.findIndex(({ shown }) => shown !== '');
  if (start < 0) return [];
  const list = below.slice(start);
  const end = list.findIndex(({ shown }) => shown === '');
  return list.slice(0, end < 0 ? list.length : end).map(({ shown }) => shown);
};

const namedIn = ({ shown }: TextLine): string[] => {
  const name = FULL_REF.exec(shown)?.[0] ?? REJECTED.exec(shown)?.[1] ?? UPSTREAM.exec(shown)?.[1];
  return name === undefined ? [] : [name];
};

/** The refs that a failure text names, in its order: those of its list of diverged refs, else those of its lines. At most 20. */
export const refsInText = (lines: readonly TextLine[]): string[] => {
  const diverged = divergedList(lines);
  const named = diverged.length > 0 ? diverged : lines.flatMap(namedIn);
  return [...new Set(named)].filter((name) => name.length <= LONGEST_REF).slice(0, MOST_REFS);
};
