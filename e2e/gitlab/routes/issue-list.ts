import { z } from 'zod';

import { issue as issueEntity } from '../entities/issue.ts';
import type { Answer } from '../http/answer.ts';
import { keysetPage, offsetPage, rowsNeeded } from '../http/paging.ts';
import type { Call } from '../http/router.ts';
import { atLeast } from '../profile.ts';
import { findLabel, holdersOf } from '../state/labels.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { readerOf } from '../state/issue-rights.ts';
import type { IssueIndex } from '../state/issue-store.ts';
import type { ProjectRecord } from '../state/records.ts';
import { personOf } from './issue-params.ts';

type Test = (issue: IssueRecord) => boolean;

const ORDERS = ['created_at', 'updated_at', 'due_date', 'label_priority', 'milestone_due', 'popularity', 'priority', 'relative_position', 'title', 'weight'] as const;
type Order = (typeof ORDERS)[number];

/** Keyset paging knows these (contract A.0); any other order falls back to pages by number. */
const KEYSET = new Set<string>(['created_at', 'updated_at', 'title', 'weight', 'due_date', 'relative_position']);

const keyOf = (order: Order, issue: IssueRecord): string | number => {
  if (order === 'title') return issue.title;
  if (order === 'due_date') return issue.dueDate ?? '9999';
  if (order === 'weight') return issue.weight ?? Infinity;
  return order === 'updated_at' ? issue.updatedAt : issue.createdAt;
};

type Position = { key: string | number; id: number };

const positionOf = (order: Order, issue: IssueRecord): Position => ({ key: keyOf(order, issue), id: issue.id });

const compare = (a: Position, b: Position): number => {
  if (a.key === b.key) return a.id - b.id;
  return a.key < b.key ? -1 : 1;
};

/** Whether an issue has a label of this name, whosever it is. */
const hasLabel = (call: Call, issue: IssueRecord, name: string): boolean => {
  if (name === 'None') return issue.labelIds.length === 0;
  if (name === 'Any') return issue.labelIds.length > 0;
  const project = call.state.projects.get(issue.projectId);
  const label = project === undefined ? undefined : findLabel(call.state, holdersOf(call.state, project), name);
  return label !== undefined && issue.labelIds.includes(label.id);
};

/** The conditions that the request really states; none of them costs anything when it is absent. `isCut`: the times of change are seen to already. */
const testsOf = (call: Call, isCut: boolean): Test[] => {
  const tests: Test[] = [];
  const add = <T>(value: T | undefined, make: (value: T) => Test): void => {
    if (value !== undefined) tests.push(make(value));
  };
  const state = call.params.oneOf('state', ['opened', 'closed', 'all']);
  if (state !== undefined && state !== 'all') tests.push((issue) => issue.state === state);
  if (!isCut) {
    add(call.params.time('updated_after'), (at) => (issue) => issue.updatedAt >= at);
    add(call.params.time('updated_before'), (at) => (issue) => issue.updatedAt <= at);
  }
  add(call.params.time('created_after'), (at) => (issue) => issue.createdAt >= at);
  add(call.params.time('created_before'), (at) => (issue) => issue.createdAt <= at);
  add(call.params.list('labels'), (names) => (issue) => names.every((name) => hasLabel(call, issue, name)));
  add(call.params.flag('confidential'), (wanted) => (issue) => issue.confidential === wanted);
  add(call.params.text('issue_type'), (type) => (issue) => issue.type === type);
  add(call.params.list('iids')?.map(Number), (iids) => (issue) => iids.includes(issue.iid));
  add(call.params.text('milestone'), (title) => (issue) => call.state.milestones.get(issue.milestoneId ?? 0)?.title === title);
  add(personOf(call, 'author'), (id) => (issue) => issue.authorId === id);
  add(personOf(call, 'assignee'), (id) => (issue) => issue.assigneeIds.includes(id));
  add(call.params.text('search')?.toLowerCase(), (text) => (issue) => `${issue.title}\n${issue.description ?? ''}`.toLowerCase().includes(text));
  return tests;
};

/** The issues to choose from. `find` is there where the index holds one project's issues and no others. */
export type IssuePool = { index: IssueIndex; projects: ReadonlyMap<number, ProjectRecord>; find: ((iid: number) => IssueRecord | undefined) | null };

/** Who may read what, asked once per project; nothing where the caller reads all. */
const readable = (call: Call, { projects, find }: IssuePool): Test | undefined => {
  const user = call.caller?.user ?? null;
  const readers = new Map([...projects].map(([id, project]) => [id, readerOf(call.state, project, user)]));
  const readsAll = find !== null && [...readers.values()].every((reader) => reader.readsAll);
  return readsAll ? undefined : (issue) => readers.get(issue.projectId)?.canRead(issue) === true;
};

/** The fitting rows up to `limit`, from the first on or from the last. */
const pick = (rows: readonly IssueRecord[], descending: boolean, tests: readonly Test[], limit: number): IssueRecord[] => {
  const found: IssueRecord[] = [];
  for (let step = 0; step < rows.length && found.length < limit; step += 1) {
    const row = rows[descending ? rows.length - 1 - step : step];
    if (row !== undefined && tests.every((test) => test(row))) found.push(row);
  }
  return found;
};

/** In ascending order, cut to the wanted times where that is the order. */
const orderedRows = (call: Call, index: IssueIndex, order: Order): readonly IssueRecord[] => {
  if (order === 'created_at' || order === 'relative_position') return index.created.rows;
  if (order !== 'updated_at') return index.created.rows.toSorted((a, b) => compare(positionOf(order, a), positionOf(order, b)));
  const after = call.params.time('updated_after');
  const before = call.params.time('updated_before');
  const { rows, firstAt } = index.updated;
  if (after === undefined && before === undefined) return rows;
  return rows.slice(after === undefined ? 0 : firstAt(after), before === undefined ? rows.length : firstAt(before + 1));
};

/** The issues of the wanted numbers, where they need not be searched for. */
const namedRows = (call: Call, { find }: IssuePool, order: Order): IssueRecord[] | undefined => {
  const iids = call.params.list('iids');
  if (find === null || iids === undefined) return undefined;
  return [...new Set(iids.map(Number))].flatMap((iid) => find(iid) ?? []).toSorted((a, b) => compare(positionOf(order, a), positionOf(order, b)));
};

const Cursor = z.object({ key: z.union([z.string(), z.number()]).nullable(), id: z.number() });

const encode = (order: Order, issue: IssueRecord): string => Buffer.from(JSON.stringify(positionOf(order, issue))).toString('base64url');

/** Whether a row comes after the one that the cursor names, also when that one has moved or gone since. */
const afterCursor = (call: Call, order: Order, descending: boolean): Test | undefined => {
  const text = call.params.text('cursor');
  if (text === undefined || text === '') return undefined;
  const { key, id } = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  const cursor: Position = { key: key ?? Infinity, id };
  return (row) => (descending ? compare(cursor, positionOf(order, row)) : compare(positionOf(order, row), cursor)) > 0;
};

/** How many issues of a project fit, by their state, however many there are. */
export const countIssues = (call: Call, pool: IssuePool): Answer => {
  const mayRead = readable(call, pool);
  const tests = [mayRead, ...testsOf(call, false)].filter((test) => test !== undefined);
  const rows = pick(pool.index.created.rows, false, tests, Infinity);
  const opened = rows.filter(({ state }) => state === 'opened').length;
  return { status: 200, body: { statistics: { counts: { all: rows.length, closed: rows.length - opened, opened } } } };
};

/** One page of the issues of these projects (contract A.6). With offsets, issues that change between two pages are seen twice or not at all, as on GitLab. */
export const listIssues = (call: Call, pool: IssuePool, only?: Test): Answer => {
  if (call.params.text('search') !== undefined) call.host.limiter.count('search', String(call.caller?.user.id ?? 0));
  const order = call.params.oneOf('order_by', ORDERS) ?? 'created_at';
  const descending = call.params.oneOf('sort', ['asc', 'desc']) !== 'asc';
  const mayRead = readable(call, pool);
  const named = namedRows(call, pool, order);
  const tests = [mayRead, only, ...testsOf(call, named === undefined && order === 'updated_at')].filter((test) => test !== undefined);
  const ordered = named ?? orderedRows(call, pool.index, order);
  const details = call.params.flag('with_labels_details') === true;
  const show = (issue: IssueRecord): unknown => {
    const project = pool.projects.get(issue.projectId);
    return project === undefined ? null : issueEntity(call.state, project, issue, { details });
  };
  const hasKeyset = pool.find !== null && atLeast(call.state.profile, '18.3');
  if (hasKeyset && KEYSET.has(order) && call.params.text('pagination') === 'keyset') {
    const after = afterCursor(call, order, descending);
    const rows = pick(ordered, descending, after === undefined ? tests : [after, ...tests], rowsNeeded(call));
    return keysetPage(call, rows, show, (last) => ({ cursor: encode(order, last) }));
  }
  const rows = pick(ordered, descending, tests, rowsNeeded(call));
  return offsetPage(call, rows, show, hasKeyset ? { keysetOf: 'Issue' } : {});
};
