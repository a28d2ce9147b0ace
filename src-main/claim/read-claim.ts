import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Claim, ClaimHolder, ClaimPlace } from '../../src-preload/contract/models/claim.ts';
import { AppError } from '../rules/app-error.ts';
import { claimLabelPrefix, type ClaimMark } from '../rules/claim-label.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import type { Store } from '../store/store.ts';
import type { Knowledge } from './knowledge.ts';

export type ReadClaimDeps = { store: Pick<Store, 'claims' | 'instances' | 'installation'>; knowledge: Knowledge; now(): number };

type PlaceState = ClaimPlace['state'];

const stateOf = ({ knowledge, now }: ReadClaimDeps, { stance, lineage, writesFrom }: StoredClaim): PlaceState => {
  if (stance !== 'wanted') return stance === 'lost' ? lostTo(knowledge, lineage) : stance;
  if (knowledge.provenUntil(lineage) === null) return 'not_confirmed';
  return writesFrom !== null && writesFrom > now() ? 'waits' : 'held';
};

const lostTo = (knowledge: Knowledge, lineage: string): PlaceState => {
  const state = knowledge.of(lineage).verdict?.state;
  return state === 'stale' || state === 'free' ? 'stale' : 'elsewhere';
};

/** The name by which people know the holder of a label, or its id. */
export const wordOf = ({ text }: ClaimMark): string => text?.holder.name || (text?.holder.id ?? 'unknown');

const holderOf = ({ store, knowledge }: ReadClaimDeps, lineage: string): ClaimHolder | null => {
  const text = knowledge.of(lineage).verdict?.top?.text;
  return text === undefined || text === null ? null : { ...text.holder, since: text.since, renewedAt: text.renewedAt, isThis: text.holder.id === store.installation() };
};

const placeOf = (deps: ReadClaimDeps, claim: StoredClaim): ClaimPlace => {
  const { lineage, instanceId, projectId, projectPath } = claim;
  const { checkedAt, failure } = deps.knowledge.of(lineage);
  return {
    instanceId, instanceName: deps.store.instances.stored(instanceId).name, projectId, projectPath, label: claimLabelPrefix(lineage),
    state: stateOf(deps, claim), holder: holderOf(deps, lineage), checkedAt, failure,
  };
};

const untilOf = ({ knowledge }: ReadClaimDeps, claims: readonly StoredClaim[], state: Claim['state']): number | null => {
  if (state === 'waits') return Math.max(...claims.map(({ writesFrom }) => writesFrom ?? 0));
  return state === 'held' ? Math.min(...claims.map(({ lineage }) => knowledge.provenUntil(lineage) ?? 0)) : null;
};

/** What has to be typed to take the claims: the first living holder that would be pushed aside. */
const wordFor = ({ knowledge }: ReadClaimDeps, claims: readonly StoredClaim[]): string | null => {
  const verdict = claims.map(({ lineage }) => knowledge.of(lineage).verdict).find((one) => one?.state === 'elsewhere');
  return verdict?.top === undefined || verdict.top === null ? null : wordOf(verdict.top);
};

/** All claims as one: the first that this machine does not hold decides. Nothing is asked. */
export const readClaim = (deps: ReadClaimDeps): Claim => {
  const claims = deps.store.claims.all();
  const places = claims.map((claim) => placeOf(deps, claim));
  const state = claims.length === 0 ? 'off' : places.find((place) => place.state !== 'held')?.state ?? 'held';
  return {
    state, writes: state === 'off' || state === 'held', question: claims.some(({ stance }) => stance === 'unanswered'), until: untilOf(deps, claims, state),
    word: wordFor(deps, claims), places,
  };
};

/** Why this machine does not write, or null. */
export const whyNotWriting = (deps: ReadClaimDeps): Failure | null => {
  const claims = deps.store.claims.all();
  for (const claim of claims) {
    const reason = stateOf(deps, claim);
    if (reason === 'held') continue;
    const holder = holderOf(deps, claim.lineage);
    return { code: 'not_writing', reason, holder: holder === null ? null : holder.name || holder.id, since: holder?.since ?? null, renewedAt: holder?.renewedAt ?? null, until: untilOf(deps, claims, reason) };
  }
  return null;
};

/** Fails `not_writing` while this machine may not change GitLab. */
export const assertWrites = (deps: ReadClaimDeps): void => {
  const failure = whyNotWriting(deps);
  if (failure !== null) throw new AppError(failure);
};
