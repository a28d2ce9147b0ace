import type { IssueRecord } from './issue-records.ts';
import { createSorted, type Sorted } from './sorted.ts';

export type IssueIndex = { readonly updated: Sorted<IssueRecord>; readonly created: Sorted<IssueRecord> };

/** The issues of a server, found and listed without walking through all of them. */
export type IssueStore = {
  readonly all: IssueIndex;
  ofProject(projectId: number): IssueIndex;
  byId(id: number): IssueRecord | undefined;
  find(projectId: number, iid: number): IssueRecord | undefined;
  /** Above every number that the project ever gave, deleted ones included. */
  nextIid(projectId: number): number;
  add(issue: IssueRecord): void;
  remove(issue: IssueRecord): void;
  /** Sets `updatedAt`; nothing else may. */
  touch(issue: IssueRecord, at: number): void;
};

const createIndex = (): IssueIndex => ({ updated: createSorted((issue) => issue.updatedAt), created: createSorted((issue) => issue.createdAt) });

type Shelf = { index: IssueIndex; byIid: Map<number, IssueRecord>; lastIid: number };

export const createIssueStore = (): IssueStore => {
  const all = createIndex();
  const ids = new Map<number, IssueRecord>();
  const shelves = new Map<number, Shelf>();
  const shelf = (projectId: number): Shelf => {
    const known = shelves.get(projectId);
    if (known !== undefined) return known;
    const made: Shelf = { index: createIndex(), byIid: new Map(), lastIid: 0 };
    shelves.set(projectId, made);
    return made;
  };
  const sorted = (issue: IssueRecord): Sorted<IssueRecord>[] => {
    const { index } = shelf(issue.projectId);
    return [all.updated, all.created, index.updated, index.created];
  };
  return {
    all,
    ofProject: (projectId) => shelf(projectId).index,
    byId: (id) => ids.get(id),
    find: (projectId, iid) => shelf(projectId).byIid.get(iid),
    nextIid: (projectId) => shelf(projectId).lastIid + 1,
    add: (issue) => {
      const own = shelf(issue.projectId);
      ids.set(issue.id, issue);
      own.byIid.set(issue.iid, issue);
      own.lastIid = Math.max(own.lastIid, issue.iid);
      for (const list of sorted(issue)) list.add(issue);
    },
    remove: (issue) => {
      ids.delete(issue.id);
      shelf(issue.projectId).byIid.delete(issue.iid);
      for (const list of sorted(issue)) list.remove(issue);
    },
    touch: (issue, at) => {
      const lists = [all.updated, shelf(issue.projectId).index.updated];
      for (const list of lists) list.remove(issue);
      issue.updatedAt = at;
      for (const list of lists) list.add(issue);
    },
  };
};
