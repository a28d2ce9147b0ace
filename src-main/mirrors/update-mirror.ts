import type { MirrorOverrides } from '../../src-preload/contract/models/mirror.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../journal/journal.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { applyOverrides, assertBranchFilter, effectiveSettings } from '../rules/effective-settings.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { titleOf } from './ends.ts';
import { credentialClock } from './now.ts';
import { changeOnGitLab } from './change-on-gitlab.ts';

type UpdateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

/** Changes what we want of a mirror: GitLab first, and our row in the commit that says GitLab has taken it. */
export const updateMirror = async (deps: UpdateDeps, { mirrorId, ...change }: ParsedInput<'mirrors.update'>): Promise<Returned<'mirrors.update'>> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, async () => {
    const before = store.mirrors.stored(mirrorId);
    const after = { ...before, enabled: change.enabled ?? before.enabled, overrides: applyOverrides(before.overrides, change.overrides ?? {}) };
    assertBranchFilter(effectiveSettings(after.defaults, after.overrides), 'overrides.branchRegex');
    if (before.setup !== 'ready') throw new AppError({ code: 'conflict', reason: 'being_changed' });
    const entry = { action: 'mirror.updated', pairId: before.pairId, mirrorId, subject: titleOf(before) } as const;
    const commit = (): void => {
      store.mirrors.update(mirrorId, { enabled: after.enabled, overrides: after.overrides });
      note(deps, entry);
    };
    await notingFailure(deps, entry, () => journal.operation((operation) => apply(deps, operation, before, after, commit), () => undefined));
    return store.mirrors.get(mirrorId, credentialClock(deps));
  });
};

const apply = async (deps: UpdateDeps, operation: Operation, before: StoredMirror, after: StoredMirror & { overrides: MirrorOverrides }, commit: () => void): Promise<void> => {
  const asked = await changeOnGitLab(deps, operation, before, after, commit);
  if (!asked) deps.store.transaction(commit);
};
