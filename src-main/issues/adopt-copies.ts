import type { FoundIssue } from '../gitlab/issue-door.ts';
import { NO_BASE } from '../rules/issues/facets/base.ts';
import type { Issue } from '../rules/issues/issue.ts';
import { adoptedNotes } from '../rules/issues/origin/adopted-notes.ts';
import { readOriginLine } from '../rules/issues/origin/origin-line.ts';
import { originalNotes } from '../rules/issues/origin/original-notes.ts';
import { recogniseCopy, type RecognisedCopy } from '../rules/issues/origin/recognise-copy.ts';
import type { NoteLinkState } from '../rules/issues/steps/note-steps.ts';
import { type Cursor, OVERLAP_MS, pageOn } from '../rules/issues/window.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import type { Run } from './run.ts';

export type Recognised = { by: RecognisedCopy['by']; copy: FoundIssue };

/** Copies on the target that we have no link to: of another application, of a data folder that was put back, of a sync that was removed. */
export type Adoption = {
  /** The copy of an issue, or null; lists the target when it is first asked. */
  find(issue: Issue): Promise<Recognised | null>;
  /** Numbers of the source's issues whose copies can be taken without a person's yes. */
  iids(): Promise<number[]>;
  /** Of these issues of the target those that still say they are copies from this source, by their numbers; at most a hundred. */
  stillThere(targetIids: readonly number[]): Promise<Map<number, Recognised>>;
  /** Up to when it has looked at everything (target's time, UTC ms); null where it did not have to, or the server tells no time. */
  lookedUntil(): number | null;
};

/** A day: so much later than on the target a copy may have been noted here. */
const MARGIN_MS = 24 * 3_600_000;
/** A server that always names a next page is not followed for ever. */
const MOST_PAGES = 100_000;

/** Where to begin to look (target's time, UTC ms): where this process has looked to, else from the watermark, else everywhere. */
const lookFrom = ({ known, sync }: Run): number | null => {
  const until = known.until(sync);
  if (until !== null) return Math.max(0, until - OVERLAP_MS);
  return sync.watermark === null ? null : Math.max(0, sync.watermark - MARGIN_MS);
};

/**
 * Reads what changed on the target since the last run, and everything before the first one; by what it says and not by its labels, which
 * people take away.
 */
export const createAdoption = (run: Run): Adoption => {
  const { target, setup, times } = run;
  const updatedAfter = lookFrom(run);
  let reading: Promise<{ byId: Map<number, Recognised>; byIid: Map<number, Recognised> }> | null = null;
  let lookedUntil: number | null = null;

  const recognised = (copy: FoundIssue): RecognisedCopy | null => (copy.movedToId === null ? recogniseCopy(copy, setup.source, setup.target, setup.sign) : null);

  const listed = async (): Promise<(RecognisedCopy & Recognised)[]> => {
    const found: (RecognisedCopy & Recognised)[] = [];
    let startedAt: number | null = null;
    for (let at: Cursor | null = { updatedAfter, page: 1, moment: null }, pages = 0; at !== null && pages < MOST_PAGES; pages += 1) {
      const { updatedAfter: after, page: number } = at;
      const page = await target.gitlab.listIssues({ of: 'project', projectId: target.projectId }, { updatedAfter: after, from: number > 1 ? { by: 'page', page: number } : null });
      times.heard(target.instanceId, page.serverTime);
      startedAt ??= page.serverTime;
      for (const copy of page.items) {
        const is = recognised(copy);
        if (is !== null && run.deps.store.issueLinks.findByCopy(run.mirror.id, copy.id) === null) found.push({ ...is, copy });
      }
      at = pageOn(page.items, at, page.next !== null);
    }
    lookedUntil = startedAt;
    return found;
  };

  const read = async () => {
    const [byId, byIid] = [new Map<number, Recognised>(), new Map<number, Recognised>()];
    // Of two copies of one issue the older one stays the copy.
    for (const { by, iid, issueId, copy } of (await listed()).toSorted((a, b) => a.copy.iid - b.copy.iid)) {
      const map = issueId === null ? byIid : byId;
      if (!map.has(issueId ?? iid)) map.set(issueId ?? iid, { by, copy });
    }
    return { byId, byIid };
  };
  const all = () => (reading ??= read());

  return {
    async find({ id, iid }) {
      const { byId, byIid } = await all();
      return byId.get(id) ?? byIid.get(iid) ?? null;
    },
    async iids() {
      const { byId, byIid } = await all();
      const taken = [...byId.values(), ...byIid.values()].filter(({ by }) => by !== 'foreign').flatMap(({ copy }) => recognised(copy)?.iid ?? []);
      return [...new Set(taken)].toSorted((a, b) => a - b);
    },
    async stillThere(targetIids) {
      const found = await target.gitlab.listIssuesByIid(target.projectId, targetIids);
      return new Map(found.flatMap((copy) => {
        const is = recognised(copy);
        return is === null ? [] : [[copy.iid, { by: is.by, copy }] as const];
      }));
    },
    lookedUntil: () => lookedUntil,
  };
};

/** The comments of an adopted copy that copy one of the source's, by their hidden lines; the original application wrote none. */
const notesOf = async ({ deps, source, target, setup }: Run, issue: Issue, copy: Issue, isAgreed: boolean): Promise<NoteLinkState[]> => {
  if (!setup.options.comments || copy.noteCount === 0) return [];
  const copies = await target.gitlab.listDiscussions(target.projectId, copy.iid);
  const { tokenUser } = deps.store.instances.get(target.instanceId);
  const isOriginal = readOriginLine(copy.description) === null;
  if (!isOriginal || tokenUser === null || issue.noteCount === 0) return adoptedNotes(copies, issue.id, setup, isAgreed);
  return originalNotes(await source.gitlab.listDiscussions(source.projectId, issue.iid), copies, tokenUser);
};

/** Takes a copy as ours, with the copies of its comments. Everything of the source is compared anew. `isAgreed`: a person has said yes. */
export const adoptCopy = async (run: Run, issue: Issue, copy: Issue, isAgreed = false): Promise<StoredIssueLink> => {
  const notes = await notesOf(run, issue, copy, isAgreed);
  const { deps, mirror } = run;
  const now = deps.clock.now();
  return deps.store.transaction(() => {
    // Said yes to twice at once it is linked once.
    const [known] = deps.store.issueLinks.ofSources(mirror.id, [issue.id]);
    if (known !== undefined) return known;
    const linkId = deps.store.issueLinks.insert({
      mirrorId: mirror.id, sourceIssueId: issue.id, sourceIid: issue.iid, targetIssueId: copy.id, targetIid: copy.iid, state: 'linked',
      sourceUpdatedAt: null, targetUpdatedAt: copy.updatedAt, createdAt: now, syncedAt: now, base: NO_BASE,
    });
    for (const link of notes) deps.store.noteLinks.put({ linkId, ...link });
    return deps.store.issueLinks.get(linkId);
  });
};
