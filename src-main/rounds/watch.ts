import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { credentialClock } from '../mirrors/now.ts';
import { quietAge, refreshPace } from '../rules/refresh-pace.ts';

const RESTLESS = ['running', 'scheduled', 'retrying'] as const;
/** More than these run nowhere at once; the others are seen at the quiet pace. */
const MOST = 500;

type Watched = Map<MirrorId, { looks: number; dueAt: number }>;

/** The mirrors that run or wait to run: they are looked at sooner than the others. What a start finds in that state is due at once. */
export const createWatch = (deps: Pick<Deps, 'store' | 'clock'>) => {
  const { store, clock } = deps;
  let watched: Watched | null = null;
  const found = (): Watched => {
    const ids = RESTLESS.flatMap((status) => store.mirrors.idsOf({ status }, credentialClock(deps), MOST).ids);
    return new Map(ids.map((id) => [id, { looks: 0, dueAt: clock.now() }]));
  };
  const read = (): Watched => (watched ??= found());

  return {
    due: (limit: number): MirrorId[] => [...read()].filter(([, { dueAt }]) => dueAt <= clock.now()).slice(0, limit).map(([id]) => id),
    /** When the next is due (UTC ms), or null. */
    nextAt: (): number | null => (read().size === 0 ? null : Math.min(...[...read().values()].map(({ dueAt }) => dueAt))),
    /** Takes note of a look; null where there was no answer, which ends the watch. */
    saw(id: MirrorId, status: MirrorStatus | null, intervalMs: number): void {
      const all = read();
      const looks = all.get(id)?.looks ?? 0;
      const pace = status === null ? quietAge(intervalMs) : refreshPace(status, looks, intervalMs);
      if (pace >= quietAge(intervalMs) || (all.size >= MOST && !all.has(id))) all.delete(id);
      else all.set(id, { looks: looks + 1, dueAt: clock.now() + pace });
    },
  };
};
