import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Clock } from '../ports.ts';
import type { CallCommand } from './command-line.ts';
import type { Route } from './route.ts';
import { unlockVault } from './unlock.ts';
import { jobNamedIn, waitForJob } from './wait-for-job.ts';

export type Outcome = { reply: Reply<unknown>; done: boolean };

const outcome = (reply: Reply<unknown>): Outcome => ({ reply, done: reply.ok });

/** Unlocks where asked, calls once, and waits for the job that the reply names where asked. */
export const performCall = async (
  { method, wait }: Pick<CallCommand, 'method' | 'wait'>,
  { input, passphrase, route, clock }: { input: unknown; passphrase: string | null; route: Route; clock: Clock },
): Promise<Outcome> => {
  const refused = passphrase === null ? null : await unlockVault(route.call, passphrase);
  if (refused !== null) return outcome(refused);
  const reply = await route.call(method, input);
  const jobId = wait ? jobNamedIn(reply) : null;
  if (jobId === null) return outcome(reply);
  route.own?.app.startWork();
  const ended = await waitForJob(jobId, route.call, clock);
  return { reply: ended.reply, done: ended.succeeded };
};
