import { createDispatch } from './dispatch.ts';
import type { Deps } from './deps.ts';
import { note } from './journal/trail.ts';
import { AppError, failureOf } from './rules/app-error.ts';
import { createFileAccess } from './files/file-access.ts';
import { createHandlers, type HandlerDeps } from './handlers.ts';
import { changesGitLab } from './rules/changes-gitlab.ts';
import type { MethodName } from '../src-preload/contract/methods.ts';
import type { Failure } from '../src-preload/contract/failures.ts';
import type { Reply } from '../src-preload/contract/reply.ts';
import type { Session } from './vault/session.ts';

/** One way in: calls of one person or program, whose rights are their session's. */
export type WayIn = { call(method: string, input: unknown): Promise<Reply<unknown>>; end(): void };

/** What is noted as done by an operator carries the name of who is signed in on this way. */
const named = (store: Deps['store'], session: Session): Deps['store'] => ({
  ...store,
  activity: { ...store.activity, append: (entry) => store.activity.append(entry.actor === 'operator' ? { operator: session.operator()?.name ?? null, ...entry } : entry) },
});

/** The vault's own reason where it is closed; else nobody has signed in. */
const whyShut = ({ vault }: Pick<Deps, 'vault'>): Failure => {
  try {
    vault.assertOpen();
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure;
  }
  return { code: 'locked', reason: 'signed_out' };
};

/** Puts the dispatch together for one session; a window names files by grants only. */
export const createWayIn = (deps: Omit<HandlerDeps, 'session' | 'files'>, session: Session & { end(): void }, as: 'window' | 'program'): WayIn => {
  const own = { ...deps, store: named(deps.store, session), session, files: createFileAccess(deps.grants, as) };
  const onRefused = (method: string): void => note(own, { action: 'call.refused', subject: method }, new AppError({ code: 'not_allowed', reason: 'role' }));
  const admit = async (method: MethodName, input: unknown): Promise<void> => {
    if (changesGitLab(method, input, deps.store.jobs.writes)) await deps.claims.ensure();
  };
  return { call: createDispatch(createHandlers(own), { log: deps.log, chance: deps.chance, role: session.role, whyShut: () => whyShut(deps), admit, onRefused }), end: session.end };
};
