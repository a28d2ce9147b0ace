import type { HeldBy } from '../../src-preload/contract/models/background.ts';

/** Why nothing begins by itself, but for a person's pause, whose end is told beside it. */
export const HELD: Record<Exclude<HeldBy, 'person'>, string> = {
  offline: 'There is no network: work goes on when it is back.', suspended: 'The computer sleeps.', claim: 'Another machine with this configuration writes to GitLab, or may.',
};

/** Why one job waits, and how that ends. */
export const JOB_HELD: Record<HeldBy, string> = {
  person: 'It waits: background work is paused.', offline: 'It waits for the network, and goes on when that is back.', suspended: 'The computer sleeps. It goes on afterwards.',
  claim: 'It waits: another machine with this configuration writes to GitLab, or may. It goes on when this machine has the claim, and ends by itself where it was lost for 15 minutes.',
};
