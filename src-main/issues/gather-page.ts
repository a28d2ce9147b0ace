import type { IssueSkip } from '../../src-preload/contract/models/issue-sync.ts';
import type { FoundIssue } from '../gitlab/issue-door.ts';
import { needsCopy } from '../rules/issues/steps/plan-issue.ts';
import { skipReason } from '../rules/issues/skip.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import type { Adoption, Recognised } from './adopt-copies.ts';
import { cameFrom } from './came-from.ts';
import { setupFor } from './setup-for.ts';
import type { Run } from './run.ts';
import type { IssueFacts } from './sync-issue.ts';

/** What is to be done with one issue of a page. `copy_gone`: linked, but the target does not have the copy any more. */
export type PageItem =
  | { do: 'nothing'; issue: FoundIssue }
  | { do: 'skip'; issue: FoundIssue; reason: IssueSkip }
  | { do: 'copy_gone'; issue: FoundIssue; link: StoredIssueLink }
  | { do: 'adopt'; issue: FoundIssue; copy: FoundIssue }
  | { do: 'ask'; issue: FoundIssue; copy: FoundIssue }
  | { do: 'sync'; issue: FoundIssue; facts: IssueFacts };

const RESTING: Readonly<Partial<Record<StoredIssueLink['state'], IssueSkip>>> = { copy_gone: 'copy_gone', released: 'not_updated' };

const isUnchanged = (issue: FoundIssue, link: StoredIssueLink): boolean => link.sourceUpdatedAt === issue.updatedAt;

/** The copies of what has changed; a hundred in one request. One that people have moved to another project leaves only a closed shell here. */
const readCopies = async (run: Run, linked: readonly { issue: FoundIssue; link: StoredIssueLink }[]): Promise<{ asked: Set<number>; byIid: Map<number, FoundIssue> }> => {
  const { gitlab, projectId } = run.target;
  const asked = linked.filter(({ issue, link }) => needsCopy(issue, setupFor(run.setup, link))).map(({ link }) => link.targetIid);
  const found = await gitlab.listIssuesByIid(projectId, asked);
  return { asked: new Set(asked), byIid: new Map(found.filter(({ movedToId }) => movedToId === null).map((copy) => [copy.iid, copy])) };
};

/** Copies that an earlier run has found, which wait for a person's yes or could not be taken over: as long as they are there, no other is made. By their issues. */
const readFound = async (run: Run, adoption: Adoption, issues: readonly FoundIssue[]): Promise<Map<number, Recognised>> => {
  const noted = run.deps.store.issueProblems.ofSources(run.mirror.id, issues.map(({ id }) => id)).filter(({ kind }) => kind === 'adoptable' || kind === 'failed');
  const there = await adoption.stillThere([...new Set(noted.flatMap(({ targetIid }) => targetIid ?? []))]);
  return new Map(noted.flatMap(({ sourceIssueId, targetIid }) => {
    const copy = there.get(targetIid ?? 0);
    return copy === undefined ? [] : [[sourceIssueId, copy] as const];
  }));
};

const newItem = async (run: Run, adoption: Adoption, issue: FoundIssue, found: Recognised | undefined): Promise<PageItem> => {
  const reason = skipReason(issue, false, run.setup);
  if (reason === 'loop') return { do: 'skip', issue, reason };
  // A copy that is there already follows its issue, whether or not a new one would be made.
  const known = found ?? (reason === null || run.sync.watermark === null ? await adoption.find(issue) : null);
  if (known !== null) return { do: known.by === 'foreign' ? 'ask' : 'adopt', issue, copy: known.copy };
  return reason === null ? { do: 'sync', issue, facts: { issue, link: null, notes: [], copy: null } } : { do: 'skip', issue, reason };
};

/** Finds out what is to be done with up to a hundred issues; by the rising numbers of the issues. */
export const gatherPage = async (run: Run, adoption: Adoption, issues: readonly FoundIssue[]): Promise<PageItem[]> => {
  const { deps: { store }, mirror, source, target } = run;
  const ids = issues.map(({ id }) => id);
  for (const { webUrl } of issues) run.learnHost(webUrl);
  const links = new Map(store.issueLinks.ofSources(mirror.id, ids).map((link) => [link.sourceIssueId, link]));
  const changed = issues.filter((issue) => !(links.get(issue.id)?.sourceUpdatedAt === issue.updatedAt));
  const loops = cameFrom({ store }, target, source.instanceId, changed.map(({ id }) => id));
  const open = changed.filter(({ id }) => !loops.has(id));
  await run.names.learn(open.filter((issue) => skipReason(issue, links.has(issue.id), run.setup) === null));
  const linked = open.flatMap((issue) => {
    const link = links.get(issue.id);
    return link === undefined || RESTING[link.state] !== undefined ? [] : [{ issue, link }];
  });
  const copies = await readCopies(run, linked);
  const found = await readFound(run, adoption, open.filter(({ id }) => !links.has(id)));

  const items: PageItem[] = [];
  for (const issue of issues.toSorted((a, b) => a.iid - b.iid)) {
    const link = links.get(issue.id);
    const resting = link === undefined ? undefined : RESTING[link.state];
    if (link !== undefined && isUnchanged(issue, link)) items.push({ do: 'nothing', issue });
    else if (loops.has(issue.id)) items.push({ do: 'skip', issue, reason: 'loop' });
    else if (resting !== undefined) items.push({ do: 'skip', issue, reason: resting });
    else if (link === undefined) items.push(await newItem(run, adoption, issue, found.get(issue.id)));
    else if (copies.asked.has(link.targetIid) && !copies.byIid.has(link.targetIid)) items.push({ do: 'copy_gone', issue, link });
    else items.push({ do: 'sync', issue, facts: { issue, link, notes: store.noteLinks.ofLink(link.id), copy: copies.byIid.get(link.targetIid) ?? null } });
  }
  return items;
};
