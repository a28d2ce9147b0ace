import type { Priority } from './gitlab.ts';
import type { RateAnswer } from './rate-answer.ts';
import { createRateWindow } from './rate-window.ts';

/** A little over a minute: requests sent a minute apart can arrive a little closer. */
const SPAN_MS = 61_000;
/** Fewer accepted requests than this before a refusal say more about other clients than about the limit. */
const ENOUGH_TO_LEARN = 5;
/** How long a learned limit stands before more is tried; twice as long after each try that was refused. */
const GROW_AFTER_MS = 15 * 60_000;
const LONGEST_GROW_AFTER_MS = 4 * 60 * 60_000;
const GROWTH = 1.25;
const SHRINK = 0.8;

/** One of GitLab's limits on one instance, as far as we know it. */
export type RateLimit = {
  /** When the next request of this priority may go; `now` or earlier if at once. */
  freeAt(now: number, priority: Priority): number;
  /** The end of a pause that the server asked for; in the past where there is none. */
  pausedUntil(): number;
  sent(now: number): void;
  accepted(now: number): void;
  /** The server refused: nothing goes before `until`, and where it names no limit we learn one. */
  refused(now: number, until: number): void;
  /** What an answer said is left, with `inFlight` requests that it has not counted yet. */
  heard(answer: RateAnswer, inFlight: number): void;
  setCeiling(perMinute: number): void;
  /** `by` us: the settings allow no more, and the server has named no lower limit. */
  health(now: number): { perMinute: number; left: number; by: 'server' | 'us' };
};

/**
 * At most `ceiling` requests a minute, less where the server says less or refuses. Background work leaves a twentieth to the
 * person at the screen. DESIGN.md section 5, point 3.
 */
export const createRateLimit = (ceiling: number): RateLimit => {
  const sent = createRateWindow(SPAN_MS);
  const accepted = createRateWindow(SPAN_MS);
  let own = ceiling;
  let told: number | null = null;
  let learned: number | null = null;
  let learnedAt = 0;
  let growAfter = GROW_AFTER_MS;
  let paused = 0;
  let left: { count: number; resetAt: number } | null = null;

  const grow = (now: number): void => {
    while (learned !== null && now - learnedAt >= growAfter) {
      learned *= GROWTH;
      learnedAt += growAfter;
      if (learned >= own) {
        learned = null;
        growAfter = GROW_AFTER_MS;
      }
    }
  };

  const perMinute = (now: number): number => {
    grow(now);
    return Math.max(1, Math.floor(Math.min(own, told ?? own, learned ?? own)));
  };

  const serverFreeAt = (now: number): number => (left !== null && left.count <= 0 && left.resetAt > now ? left.resetAt : now);

  return {
    freeAt(now, priority) {
      const limit = perMinute(now);
      const share = priority === 'person' ? limit : limit - Math.floor(limit / 20);
      return Math.max(paused, sent.freeAt(now, share), serverFreeAt(now));
    },
    pausedUntil: () => paused,
    sent(now) {
      sent.add(now);
      if (left !== null) left.count -= 1;
    },
    accepted(now) {
      accepted.add(now);
    },
    refused(now, until) {
      const isNew = paused <= now;
      paused = Math.max(paused, until);
      const got = accepted.count(now);
      if (!isNew || told !== null || got < ENOUGH_TO_LEARN) return;
      if (learned !== null) growAfter = Math.min(growAfter * 2, LONGEST_GROW_AFTER_MS);
      learned = learned === null ? got : Math.min(got, learned * SHRINK);
      learnedAt = now;
    },
    heard({ limit, remaining, resetAt }, inFlight) {
      if (limit !== null) told = limit;
      if (remaining === null || resetAt === null) return;
      const count = remaining - inFlight;
      const sameWindow = left !== null && Math.abs(left.resetAt - resetAt) < 5_000;
      left = { count: sameWindow && left !== null ? Math.min(left.count, count) : count, resetAt };
    },
    setCeiling(next) {
      own = next;
    },
    health(now) {
      const limit = perMinute(now);
      return { perMinute: limit, left: Math.max(0, limit - sent.count(now)), by: limit < own ? 'server' : 'us' };
    },
  };
};
