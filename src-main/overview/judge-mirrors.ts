import type { MirrorHealth, Staleness } from '../../src-preload/contract/models/overview.ts';
import type { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { freshFor, mirrorHealth } from '../rules/overview/mirror-health.ts';
import { lastSuccess, staleBounds, type StaleHours, stalenessOf } from '../rules/overview/staleness.ts';
import type { SeenMirror } from '../store/overview-store.ts';

export type JudgeDeps = Pick<Deps, 'store' | 'clock'>;

export type JudgedMirror = { mirror: SeenMirror; health: MirrorHealth; staleness: Staleness; successAt: number | null; status: MirrorStatus };

/** Where nobody asks for staleness, nothing is stale. */
const NEVER_STALE: StaleHours = { staleWarnHours: 0, staleErrorHours: 0 };

/** So old may a comparison be, in ms. */
export const freshMs = ({ store }: Pick<Deps, 'store'>): number => freshFor(store.settings.get().verifyHours);

/** Every mirror by the one health formula, by pair and id. */
export const judgeMirrors = (deps: JudgeDeps, hours: StaleHours = NEVER_STALE): JudgedMirror[] => {
  const { overview } = deps.store;
  const at = { now: deps.clock.now(), freshMs: freshMs(deps) };
  const bounds = staleBounds(hours);
  const expired = overview.expired(at.now);
  return overview.seen().map((mirror) => {
    const successAt = lastSuccess(mirror);
    const health = mirrorHealth(mirror, expired.has(mirror.id), at);
    return { mirror, health, staleness: stalenessOf(successAt, at.now, bounds), successAt, status: mirror.status };
  });
};
