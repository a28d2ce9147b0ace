import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../journal/journal.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { applyOverrides } from '../rules/effective-settings.ts';
import { judgePreflight } from '../rules/preflight.ts';
import { followMirror } from './follow-job.ts';
import { gatherPreflight } from './gather-preflight.ts';
import { takeSharedBack } from './let-go-credential.ts';
import { makeCredential } from './make-credential.ts';
import { makeOnGitLab } from './make-on-gitlab.ts';
import { credentialClock } from './now.ts';
import { forgetMirror } from './remove-mirror.ts';
import { INHERIT_ALL } from './overrides.ts';

type CreateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

/**
 * Creates a mirror on GitLab: credential on the remote project, mirror on its owner, first run. Each step is an intent; when one
 * fails, what was done is taken back and the first thing that is wrong is the failure.
 */
export const createMirror = async (deps: CreateDeps, input: ParsedInput<'mirrors.create'>): Promise<Returned<'mirrors.create'>> => {
  const { store, journal } = deps;
  deps.vault.assertOpen();
  const facts = await gatherPreflight(deps, input);
  const blocker = judgePreflight(facts).checks.find((check) => check.level === 'blocker');
  if (blocker?.failure) throw new AppError(blocker.failure);
  const { project: source } = facts.source;
  const { project: target } = facts.target;
  if (source === null || target === null) throw new AppError({ code: 'not_found', kind: 'project' });

  const mirrorId = store.mirrors.insert({
    pairId: input.pairId, sourceProjectId: source.id, sourcePath: source.path, targetProjectId: target.id, targetPath: target.path, enabled: input.enabled,
    overrides: applyOverrides(INHERIT_ALL, input.overrides), createdAt: deps.clock.now(),
  });
  const entry = { pairId: input.pairId, mirrorId, subject: `${source.path} → ${target.path}` };
  const jobId = await notingFailure(deps, { action: 'mirror.created', ...entry }, () =>
    journal.onMirror(mirrorId, () => journal.operation((operation) => setUp(deps, operation, mirrorId, source.empty === true), () => takeSharedBack(deps, forgetMirror(deps, mirrorId)))),
  );
  return { ...store.mirrors.get(mirrorId, credentialClock(deps)), jobId };
};

const setUp = async (deps: CreateDeps, operation: Operation, mirrorId: MirrorId, isEmpty: boolean) => {
  await makeCredential(deps, operation, mirrorId);
  const started = await makeOnGitLab(deps, operation, mirrorId, isEmpty);
  return deps.store.transaction(() => {
    const mirror = deps.store.mirrors.stored(mirrorId);
    deps.store.mirrors.update(mirrorId, { setup: 'ready' });
    note(deps, { action: 'mirror.created', pairId: mirror.pairId, mirrorId, subject: `${mirror.sourcePath} → ${mirror.targetPath}` });
    return started ? followMirror(deps, { mirrorId, lastUpdateAt: null }) : null;
  });
};
