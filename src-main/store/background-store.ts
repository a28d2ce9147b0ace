import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Rest } from '../rules/instance-rest.ts';

export type BackgroundRepo = {
  /** A person's pause, over or not; `until` (UTC ms) null lasts until someone resumes. */
  pause(): { until: number | null } | null;
  setPause(pause: { until: number | null } | null): void;
  /** What was set for single instances, over or not. */
  rests(): Map<InstanceId, Rest>;
  /** null = nothing any more, as when the instance is removed. */
  setRest(instanceId: InstanceId, rest: Rest | null): void;
  /**
   * The machine's clock was set back by `byMs`: queued jobs fall due as much earlier, and what was looked at in what is now the future
   * was looked at `now` at the latest. Without this both would wait until the clock has caught up.
   */
  clockWentBack(byMs: number, now: number): void;
};
