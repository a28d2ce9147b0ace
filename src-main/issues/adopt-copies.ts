import type { FoundIssue, NextIssues } from '../gitlab/issue-door.ts';
import { NO_BASE } from '../rules/issues/facets/base.ts';
import type { Issue } from '../rules/issues/issue.ts';
import { adoptedNotes } from '../rules/issues/origin/adopted-notes.ts';
import { originalNotes } from '../rules/issues/origin/original-notes.ts';
import { adoptionLabels, recogniseCopy, type RecognisedCopy } from '../rules/issues/origin/recognise-copy.ts';
import type { NoteLinkState } from '../rules/issues/steps/note-steps.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import type { Run } from './run.ts';

export type Recognised = { by: RecognisedCopy['by']; copy: FoundIssue };

/** Copies on the target that we have no link to: of another application, of a data folder that was put back, of a sync that was removed. */
export type Adoption = {
  /** The copy of an issue, or null; lists the target when it is first asked. */
  find(issue: Issue): Promise<Recognised | null>;
  /** Numbers of the source's issues whose copies can be taken without a person's yes. */
  iids(): Promise<number[]>;
};

/** A day: so much later than on the target a copy may have been noted here. */
const MARGIN_MS = 24 * 3_600_000;

/** Lists what carries our marker and changed on the target since the watermark; everything, where there is none yet. */
export const createAdoption = (run: Run): Adoption => {
  const { target, setup, times, sync } = run;
  const updatedAfter = sync.watermark === null ? null : Math.max(0, sync.watermark - MARGIN_MS);
  let reading: Promise<{ byId: Map<number, Recognised>; byIid: Map<number, Recognised> }> | null = null;

  const listed = async (label: string): Promise<FoundIssue[]> => {
    const found: FoundIssue[] = [];
    for (let from: NextIssues | null | undefined = null; from !== undefined; ) {
      const page = await target.gitlab.listIssues({ of: 'project', projectId: target.projectId }, { updatedAfter, label, from });
      times.heard(target.instanceId, page.serverTime);
      found.push(...page.items);
      from = page.next ?? undefined;
    }
    return found;
  };

  const read = async () => {
    const [byId, byIid] = [new Map<number, Recognised>(), new Map<number, Recognised>()];
    for (const label of adoptionLabels(setup.source)) {
      // Of two copies of one issue the older one stays the copy.
      for (const copy of (await listed(label)).toSorted((a, b) => a.iid - b.iid)) {
        const known = recogniseCopy(copy, setup.source, setup.target, setup.sign);
        if (known === null || run.deps.store.issueLinks.findByCopy(run.mirror.id, copy.id) !== null) continue;
        const map = known.issueId === null ? byIid : byId;
        const key = known.issueId ?? known.iid;
        if (!map.has(key)) map.set(key, { by: known.by, copy });
      }
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
      const named = [...byId.values()].filter(({ by }) => by === 'tag').flatMap(({ copy }) => recogniseCopy(copy, setup.source, setup.target, setup.sign)?.iid ?? []);
      return [...new Set([...named, ...byIid.keys()])].toSorted((a, b) => a - b);
    },
  };
};

/** The comments of an adopted copy that copy one of the source's, by their hidden lines; the original application wrote none. */
const notesOf = async ({ deps, source, target, setup }: Run, issue: Issue, copy: Issue): Promise<NoteLinkState[]> => {
  if (!setup.options.comments || copy.noteCount === 0) return [];
  const copies = await target.gitlab.listDiscussions(target.projectId, copy.iid);
  const { tokenUser } = deps.store.instances.get(target.instanceId);
  const isOriginal = recogniseCopy(copy, setup.source, setup.target, setup.sign)?.by === 'original';
  if (!isOriginal || tokenUser === null || issue.noteCount === 0) return adoptedNotes(copies, issue.id, setup);
  return originalNotes(await source.gitlab.listDiscussions(source.projectId, issue.iid), copies, tokenUser);
};

/** Takes a copy as ours, with the copies of its comments. Everything of the source is compared anew. */
export const adoptCopy = async (run: Run, issue: Issue, copy: Issue): Promise<StoredIssueLink> => {
  const notes = await notesOf(run, issue, copy);
  const { deps, mirror } = run;
  const now = deps.clock.now();
  return deps.store.transaction(() => {
    const linkId = deps.store.issueLinks.insert({
      mirrorId: mirror.id, sourceIssueId: issue.id, sourceIid: issue.iid, targetIssueId: copy.id, targetIid: copy.iid, state: 'linked',
      sourceUpdatedAt: null, targetUpdatedAt: copy.updatedAt, createdAt: now, syncedAt: now, base: NO_BASE,
    });
    for (const link of notes) deps.store.noteLinks.put({ linkId, ...link });
    return deps.store.issueLinks.get(linkId);
  });
};
