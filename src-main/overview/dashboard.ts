import type { PairId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { Returned } from '../../src-preload/contract/methods.ts';
import type { MirrorStatus, VerifiedState } from '../../src-preload/contract/models/mirror.ts';
import type { InstanceLoad, PairHealth } from '../../src-preload/contract/models/overview.ts';
import { jobCounts } from '../background/facts.ts';
import type { Deps } from '../deps.ts';
import { listExpiries } from '../mirrors/list-expiries.ts';
import { byWorst, groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { readAttention } from './attention.ts';
import { freshMs, type JudgedMirror, judgeMirrors } from './judge-mirrors.ts';

export type DashboardDeps = Pick<Deps, 'store' | 'clock' | 'door'>;

const DAY_MS = 86_400_000;
const CALENDAR_DAYS = 90;
const MOST = { pairs: 50, activity: 10, ending: 5, jobs: 5 };

const healthOf = (judged: readonly JudgedMirror[]) => {
  const counts = noCounts();
  for (const { health } of judged) counts[health] += 1;
  return groupHealth(counts);
};

const statusesOf = (judged: readonly JudgedMirror[]): Record<MirrorStatus, number> => {
  const counts = { never: 0, scheduled: 0, running: 0, ok: 0, failed: 0, retrying: 0, paused: 0, disabled: 0, unknown: 0 };
  for (const { status } of judged) counts[status] += 1;
  return counts;
};

const verifiedOf = (judged: readonly JudgedMirror[]): Record<VerifiedState, number> => {
  const counts = { never: 0, equal: 0, behind: 0, diverged: 0, missing: 0, unknown: 0 };
  for (const { mirror } of judged) counts[mirror.verified] += 1;
  return counts;
};

const pairsOf = ({ store }: DashboardDeps, judged: readonly JudgedMirror[]): PairHealth[] => {
  const names = new Map(store.instances.allStored().map(({ id, name }) => [id, name]));
  const ofPair = new Map<PairId, JudgedMirror[]>();
  for (const one of judged) {
    const known = ofPair.get(one.mirror.pairId);
    if (known === undefined) ofPair.set(one.mirror.pairId, [one]);
    else known.push(one);
  }
  return store.overview
    .pairEnds()
    .map(({ id, name, direction, sourceInstanceId, targetInstanceId }): PairHealth => {
      const mirrors = ofPair.get(id) ?? [];
      return { pairId: id, name, direction, sourceInstanceName: names.get(sourceInstanceId) ?? '', targetInstanceName: names.get(targetInstanceId) ?? '', mirrors: mirrors.length, health: healthOf(mirrors) };
    })
    .toSorted((a, b) => byWorst(a.health, b.health) || (a.name < b.name ? -1 : 1));
};

const loadsOf = ({ store, door }: DashboardDeps): InstanceLoad[] =>
  store.instances.list({ offset: 0, limit: LIMITS.pageSize }).items.map(({ id, name, reachability }) => {
    const line = door.healthOf(id);
    return { instanceId: id, name, reachability, breaker: line?.breaker.state ?? 'closed', budget: line?.budget ?? null };
  });

const expiriesOf = (deps: DashboardDeps, now: number) => {
  const { items, total } = listExpiries(deps, { withinDays: CALENDAR_DAYS, offset: 0, limit: MOST.ending });
  return { ...deps.store.overview.ends(now, now + CALENDAR_DAYS * DAY_MS), next: items, total };
};

/** Everything that one look at the application answers. Only the store is read, and what the lines to the instances know of themselves. */
export const readDashboard = (deps: DashboardDeps): Returned<'overview.dashboard'> => {
  const { store, clock } = deps;
  const at = clock.now();
  const judged = judgeMirrors(deps);
  const pairs = pairsOf(deps, judged);
  const instances = loadsOf(deps);
  const running = store.jobs.list({ state: 'running', offset: 0, limit: MOST.jobs });
  return {
    at,
    totals: { instances: instances.length, pairs: pairs.length, mirrors: judged.length },
    health: healthOf(judged),
    freshMs: freshMs(deps),
    attention: readAttention(deps, judged),
    statuses: statusesOf(judged),
    verified: verifiedOf(judged),
    pairs: pairs.slice(0, MOST.pairs),
    activity: store.overview.activity({}, MOST.activity),
    expiries: expiriesOf(deps, at),
    jobs: { ...jobCounts(deps), first: running.items },
    instances,
  };
};
