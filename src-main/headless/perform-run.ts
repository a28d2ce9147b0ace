import type { App } from '../app.ts';
import type { RunCommand } from './command-line.ts';
import type { Outcome } from './perform-call.ts';
import { lockedReply, type Opening, unlockVault } from './unlock.ts';

/** Works until nothing is due, or until `interrupted` resolves. A vault that stays locked is a failure: no job could go on. */
export const performRun = async (
  { untilIdle }: Pick<RunCommand, 'untilIdle'>,
  { app, opening, interrupted }: { app: App; opening: Opening | null; interrupted: Promise<void> },
): Promise<Outcome> => {
  const call = app.call.bind(app);
  const refused = (opening === null ? null : await unlockVault(call, opening)) ?? (await lockedReply(call));
  if (refused !== null) return { reply: refused, done: false };
  app.startWork();
  await Promise.race(untilIdle ? [app.untilIdle(), interrupted] : [interrupted]);
  return { reply: { ok: true, value: {} }, done: true };
};
