import { freshFor } from '../../src-preload/contract/fresh-for.ts';
import type { MirrorHealth } from '../../src-preload/contract/models/overview.ts';
import type { Staleness } from '../../src-preload/contract/models/topology.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { mirrorHealth } from '../rules/overview/mirror-health.ts';
import { shownCause } from '../rules/overview/shown-cause.ts';
import { lastSuccess, staleBounds, type StaleHours, stalenessOf } from '../rules/overview/staleness.ts';
import type { SeenMirror } from '../store/overview-store.ts';

export type JudgeDeps = Pick<Deps, 'store' | 'clock'>;

export type JudgedMirror = { mirror: SeenMirror; health: MirrorHealth; staleness: Staleness; successAt: number | null; status: MirrorStatus; cause: DiagnosisCause | null };

/** Where nobody asks for staleness, nothing is stale. */
const NEVER_STALE: StaleHours = { staleWarnHours: 0, staleErrorHours: 0 };

/** So old may a comparison be, in ms. */
export const freshMs = ({ store }: Pick<Deps, 'store'>): number => freshFor(store.settings.get().verifyHours);

/** The one health formula, as it judges at this moment. */
export const createJudge = (deps: JudgeDeps, hours: StaleHours = NEVER_STALE): ((mirror: SeenMirror) => JudgedMirror) => {
  const at = { now: deps.clock.now(), freshMs: freshMs(deps) };
  const bounds = staleBounds(hours);
  return (mirror) => {
    const successAt = lastSuccess(mirror);
    const isExpired = mirror.credentialEndsAt !== null && mirror.credentialEndsAt <= at.now;
    return { mirror, health: mirrorHealth(mirror, isExpired, at), staleness: stalenessOf(successAt, at.now, bounds), successAt, status: mirror.status, cause: shownCause(mirror, isExpired) };
  };
};

/** Every mirror by the one health formula, by pair and id. */
export const judgeMirrors = (deps: JudgeDeps): JudgedMirror[] => deps.store.overview.seen().map(createJudge(deps));
