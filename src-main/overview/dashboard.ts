import type { PairId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { Returned } from '../../src-preload/contract/methods.ts';
import type { MirrorStatus, VerifiedState } from '../../src-preload/contract/models/mirror.ts';
import type { HealthCounts, InstanceLoad, PairHealth } from '../../src-preload/contract/models/overview.ts';
import type { Deps } from '../deps.ts';
import { expiriesUntil } from '../mirrors/list-expiries.ts';
import { endsByDay } from '../rules/overview/ends-by-day.ts';
import { byWorst, groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { readAttention } from './attention.ts';
import type { InstanceFacts } from '../store/overview-store.ts';
import { type Ending, endsUntil, warningUntil } from './ending.ts';
import { freshMs, type JudgedMirror, judgeMirrors } from './judge-mirrors.ts';

export type DashboardDeps = Pick<Deps, 'store' | 'clock' | 'door'>;

const DAY_MS = 86_400_000;
const CALENDAR_DAYS = 90;
const MOST = { pairs: 50, activity: 10, ending: 5, jobs: 5 };

type Counts = { health: HealthCounts; statuses: Record<MirrorStatus, number>; verified: Record<VerifiedState, number>; pairs: Map<PairId, HealthCounts> };

/** All of it in one pass: there may be thousands. They come pair by pair, so that a pair is looked up once. */
const countAll = (judged: readonly JudgedMirror[]): Counts => {
  const health = noCounts();
  const statuses = { never: 0, scheduled: 0, running: 0, ok: 0, failed: 0, retrying: 0, paused: 0, disabled: 0, unknown: 0 };
  const verified = { never: 0, equal: 0, behind: 0, diverged: 0, missing: 0, unknown: 0 };
  const pairs = new Map<PairId, HealthCounts>();
  let pairId: PairId | null = null;
  let ofPair = noCounts();
  for (const { health: word, status, mirror } of judged) {
    if (mirror.pairId !== pairId) {
      pairId = mirror.pairId;
      ofPair = noCounts();
      pairs.set(pairId, ofPair);
    }
    ofPair[word] += 1;
    health[word] += 1;
    statuses[status] += 1;
    verified[mirror.verified] += 1;
  }
  return { health, statuses, verified, pairs };
};

const pairsOf = ({ store }: DashboardDeps, counts: Counts['pairs'], instances: readonly InstanceFacts[]): PairHealth[] => {
  const names = new Map(instances.map(({ id, name }) => [id, name]));
  return store.overview
    .pairEnds()
    .map(({ id, name, direction, sourceInstanceId, targetInstanceId }): PairHealth => {
      const ofPair = counts.get(id) ?? noCounts();
      const mirrors = Object.values(ofPair).reduce((sum, one) => sum + one, 0);
      return { pairId: id, name, direction, sourceInstanceName: names.get(sourceInstanceId) ?? '', targetInstanceName: names.get(targetInstanceId) ?? '', mirrors, health: groupHealth(ofPair) };
    })
    .toSorted((a, b) => byWorst(a.health, b.health) || (a.name < b.name ? -1 : 1));
};

const loadsOf = ({ door }: DashboardDeps, instances: readonly InstanceFacts[]): InstanceLoad[] =>
  instances.slice(0, LIMITS.pageSize).map(({ id, name, reachability }) => {
    const line = door.healthOf(id);
    return { instanceId: id, name, reachability, breaker: line?.breaker.state ?? 'closed', budget: line?.budget ?? null };
  });

/** Of thousands only the first few are read with their names. */
const expiriesOf = (deps: DashboardDeps, ends: readonly Ending[], now: number): Returned<'overview.dashboard'>['expiries'] => {
  const until = now + CALENDAR_DAYS * DAY_MS;
  const inTime = ends.filter(({ expiresAt }) => expiresAt <= until);
  const untilFew = Float64Array.from(inTime, ({ expiresAt }) => expiresAt).toSorted()[MOST.ending - 1] ?? until;
  return { ...endsByDay(inTime, now), next: expiriesUntil(deps, { until: untilFew, offset: 0, limit: MOST.ending }).items, total: inTime.length };
};

/** Everything that one look at the application answers. Only the store is read, and what the lines to the instances know of themselves. */
export const readDashboard = (deps: DashboardDeps): Returned<'overview.dashboard'> => {
  const { store, clock } = deps;
  const at = clock.now();
  const judged = judgeMirrors(deps);
  const { health, statuses, verified, ...counts } = countAll(judged);
  const instances = store.overview.instances();
  const pairs = pairsOf(deps, counts.pairs, instances);
  const ends = endsUntil(deps, instances, Math.max(at + CALENDAR_DAYS * DAY_MS, warningUntil(deps)));
  const jobs = store.jobs.counts();
  return {
    at,
    totals: { instances: instances.length, pairs: pairs.length, mirrors: judged.length },
    health: groupHealth(health),
    freshMs: freshMs(deps),
    attention: readAttention(deps, { judged, instances, ends }),
    statuses,
    verified,
    pairs: pairs.slice(0, MOST.pairs),
    activity: store.overview.latestActivity(MOST.activity),
    expiries: expiriesOf(deps, ends, at),
    jobs: { ...jobs, first: jobs.running === 0 ? [] : store.jobs.list({ state: 'running', offset: 0, limit: MOST.jobs }).items },
    instances: loadsOf(deps, instances),
  };
};
