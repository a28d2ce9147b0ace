import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { IssueSyncCheck } from '../../src-preload/contract/models/issue-sync.ts';
import type { Deps } from '../deps.ts';
import { endsOf } from '../mirrors/ends.ts';
import { issueChecks } from '../rules/issues/checks.ts';
import { targetFacts } from './target-facts.ts';

/** Says before the first run what the target or a token cannot hold. Asks for both projects. */
export const preflightIssueSync = async ({ store, to }: Pick<Deps, 'store' | 'to'>, { mirrorId }: ParsedInput<'issueSync.preflight'>): Promise<Returned<'issueSync.preflight'>> => {
  const { source, target } = endsOf(store.mirrors.stored(mirrorId));
  const [from, into] = await Promise.all([source, target].map(({ instanceId, projectId }) => to(instanceId).readProject(projectId)));
  const checks: IssueSyncCheck[] = issueChecks({
    options: store.issueSyncs.get(mirrorId).options,
    facts: targetFacts(store.instances.stored(target.instanceId), store.issueSyncs.find(mirrorId)?.datesKept ?? null),
    sourceVersion: store.instances.stored(source.instanceId).version,
    sourceLevel: from?.accessLevel ?? null,
    targetLevel: into?.accessLevel ?? null,
    hasPeopleRules: store.syncRules.people(mirrorId).length > 0,
  });
  return { checks };
};
