import { z } from 'zod';
import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Clock } from '../ports.ts';
import type { CallCommand } from './command-line.ts';
import type { Route } from './route.ts';
import { type Opening, unlockVault } from './unlock.ts';
import { jobNamedIn, waitForJob } from './wait-for-job.ts';

export type Outcome = { reply: Reply<unknown>; done: boolean };

const outcome = (reply: Reply<unknown>): Outcome => ({ reply, done: reply.ok });

const Unhealthy = z.object({ healthy: z.literal(false) });
/** An answer that was given is a call that succeeded; only who asks with `--check` wants its content as the exit code. */
const checked = ({ reply, done }: Outcome): Outcome => ({ reply, done: done && !(reply.ok && Unhealthy.safeParse(reply.value).success) });

/** Unlocks where asked, calls once, and waits for the job that the reply names where asked; with `check` an answer that says `healthy: false` is not done. */
export const performCall = async (
  { method, wait, check }: Pick<CallCommand, 'method' | 'wait' | 'check'>,
  { input, opening, route, clock }: { input: unknown; opening: Opening | null; route: Route; clock: Clock },
): Promise<Outcome> => {
  const refused = opening === null ? null : await unlockVault(route.call, opening);
  if (refused !== null) return outcome(refused);
  const reply = await route.call(method, input);
  const jobId = wait ? jobNamedIn(reply) : null;
  if (jobId === null) return check ? checked(outcome(reply)) : outcome(reply);
  route.own?.app.startWork();
  const ended = await waitForJob(jobId, route.call, clock);
  return { reply: ended.reply, done: ended.succeeded };
};
