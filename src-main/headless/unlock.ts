import type { z } from 'zod';
import { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Call } from './wait-for-job.ts';

const State = VaultStatus.pick({ state: true, lockedBecause: true });

/** The passphrase, and whose it is where people sign in by name. */
export type Opening = { passphrase: string; operator: string | null };

const stateOf = (reply: Reply<unknown>): z.output<typeof State> | null => {
  const state = State.safeParse(reply.ok ? reply.value : null);
  return state.success ? state.data : null;
};

/**
 * Opens a locked vault with the passphrase. Answers the reply that refused, or null where there was nothing to open or it is
 * open now.
 */
export const unlockVault = async (call: Call, { passphrase, operator }: Opening): Promise<Reply<unknown> | null> => {
  const status = await call('vault.status', {});
  if (!status.ok) return status;
  if (stateOf(status)?.state !== 'locked') return null;
  const reply = await call('vault.unlock', { passphrase, ...(operator === null ? {} : { operator }) });
  return reply.ok ? null : reply;
};

/** Null where the vault is open, else the failure that says why nothing can be done without it. */
export const lockedReply = async (call: Call): Promise<Reply<unknown> | null> => {
  const status = await call('vault.status', {});
  const seen = stateOf(status);
  if (seen === null) return status;
  if (seen.state === 'unlocked') return null;
  return { ok: false, failure: { code: 'locked', reason: seen.state === 'not_set_up' ? 'not_set_up' : (seen.lockedBecause ?? 'passphrase_needed') } };
};
