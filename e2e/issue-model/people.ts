import type { IssueSnapshot } from '../gitlab/state/snapshot.ts';
import type { Server } from '../gitlab/double.ts';
import type { Edit } from './edit.ts';

/** A word in each title by which an issue is known again on every server, whatever else happens to it. */
export const tokenOf = (title: string): string => /\bT\d+x\d+\b/u.exec(title)?.[0] ?? title;

/** The same of comments; null for those that nobody is to copy. */
export const noteTokenOf = (body: string): string | null => /\bN\d+x\d+\b/u.exec(body)?.[0] ?? null;

const pick = <T>(all: readonly T[], at: number): T | undefined => (all.length === 0 ? undefined : all[at % all.length]);

const titled = (token: string, words: string): string => `${token} ${words.replaceAll(/\s+/gu, ' ')}`.trim().slice(0, 200);

type Own = Exclude<Edit, { kind: 'touch-copy' }>;

/** What people do on one server, beside the application. `nth` is the server's number in the story. */
export const createPeople = (server: Server, path: string, nth: number) => {
  let made = 0;
  let said = 0;
  const person = server.actAs();
  const isOwn = ({ title }: IssueSnapshot): boolean => tokenOf(title).startsWith(`T${nth}x`);
  const issues = (): IssueSnapshot[] => server.snapshot(path).filter(isOwn);
  const comments = (issue: IssueSnapshot) => issue.notes.filter(({ system }) => !system);

  const comment = (edit: Extract<Edit, { kind: 'comment' }>, issue: IssueSnapshot): void => {
    const to = edit.isReply ? pick(comments(issue), edit.at) : undefined;
    said += 1;
    person.comment(path, issue.iid, `said N${nth}x${said} ${edit.words}`, { internal: to?.internal ?? edit.internal, ...(to === undefined ? {} : { replyTo: to.id }) });
  };

  const change = (edit: Exclude<Own, { kind: 'create' }>, issue: IssueSnapshot): void => {
    const { iid } = issue;
    switch (edit.kind) {
      case 'edit':
        person.editIssue(path, iid, { title: titled(tokenOf(issue.title), edit.words) });
        return;
      case 'describe':
        person.editIssue(path, iid, { description: edit.words });
        return;
      case 'label':
        person.editIssue(path, iid, edit.isOn ? { addLabels: [edit.name] } : { removeLabels: [edit.name] });
        return;
      case 'state':
        if (edit.isOpen) person.reopenIssue(path, iid);
        else person.closeIssue(path, iid);
        return;
      case 'confidential':
        person.editIssue(path, iid, { confidential: edit.isOn });
        return;
      case 'due':
        person.editIssue(path, iid, { dueDate: edit.date });
        return;
      case 'spend':
        person.editIssue(path, iid, { timeSpent: issue.timeSpent + edit.seconds });
        return;
      case 'comment':
        comment(edit, issue);
        return;
      case 'reword': {
        const note = pick(comments(issue).filter(({ body }) => noteTokenOf(body) !== null), edit.note);
        if (note !== undefined) person.editComment(path, iid, note.id, `said again ${noteTokenOf(note.body) ?? ''} ${edit.words}`);
      }
    }
  };

  const create = (words: string, more: object = {}) => {
    made += 1;
    return person.createIssue(path, { title: titled(`T${nth}x${made}`, words), description: words, ...more });
  };

  return {
    issues,
    /** Issues that people wrote elsewhere. */
    copies: (): IssueSnapshot[] => server.snapshot(path).filter((issue) => !isOwn(issue) && /^T\d+x\d+$/u.test(tokenOf(issue.title))),
    create,
    act(edit: Own): void {
      if (edit.kind === 'create') {
        create(edit.words, { labels: edit.labels, confidential: edit.confidential, dueDate: edit.dueDate });
        return;
      }
      const issue = pick(issues(), edit.at);
      if (issue !== undefined) change(edit, issue);
    },
    /** What somebody does to a copy. Answers which one it was, or null where there is none. */
    touch({ at, how, words }: Extract<Edit, { kind: 'touch-copy' }>): string | null {
      const copy = pick(this.copies(), at);
      if (copy === undefined) return null;
      if (how === 'title') person.editIssue(path, copy.iid, { title: titled(tokenOf(copy.title), `by hand ${words}`) });
      if (how === 'label') person.editIssue(path, copy.iid, { addLabels: ['by hand'] });
      if (how === 'comment') person.comment(path, copy.iid, `by hand ${words}`);
      if (how === 'close') person.closeIssue(path, copy.iid);
      if (how === 'open-up') person.editIssue(path, copy.iid, { confidential: false });
      return tokenOf(copy.title);
    },
  };
};

export type People = ReturnType<typeof createPeople>;
