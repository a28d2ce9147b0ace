import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { fail } from '../rules/app-error.ts';

type PauseDeps = Pick<Deps, 'store' | 'clock'>;

/** Lets nothing begin by itself before `until` (UTC ms), or before someone resumes. What a person asks for is done all the same. Fails `invalid_input` for a moment that has passed. */
export const pauseBackground = ({ store, clock }: PauseDeps, { until }: ParsedInput<'background.pause'>): void => {
  if (until !== null && until <= clock.now()) fail({ code: 'invalid_input', field: 'until', rule: 'too_small', limit: String(clock.now()) });
  store.transaction(() => {
    store.background.setPause({ until });
    note({ store, clock }, { action: 'background.paused', subject: until === null ? 'until resumed' : `until ${new Date(until).toISOString()}` });
  });
};

/** Ends a pause; without one it does nothing. */
export const resumeBackground = ({ store, clock }: PauseDeps): void => {
  if (store.background.pause() === null) return;
  store.transaction(() => {
    store.background.setPause(null);
    note({ store, clock }, { action: 'background.resumed', subject: 'background work' });
  });
};
