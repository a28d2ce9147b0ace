import type { Failure } from '../../src-preload/contract/failures.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError, failureOf } from '../rules/app-error.ts';
import { claimLabelName } from '../rules/claim-label.ts';
import { RENEW_MS } from '../rules/judge-claim.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import { newMark } from './prove-claim.ts';
import { putUpLabel, type TakeDeps } from './put-up-label.ts';

const HOUR_MS = 3_600_000;
/** Reporters may make labels. */
const REPORTER = 20;

const assertUsable = ({ store }: Pick<TakeDeps, 'store'>, { instanceId }: ParsedInput<'claim.turnOn'>, project: Project): void => {
  if (store.claims.all().length > 0) throw new AppError({ code: 'conflict', reason: 'claim_here' });
  if (project.archived) throw new AppError({ code: 'project_archived', instanceId, project: project.path });
  if (project.accessLevel !== null && project.accessLevel < REPORTER) throw new AppError({ code: 'missing_role', instanceId, project: project.path, needed: 'developer' });
};

const newClaim = ({ clock, chance }: Pick<TakeDeps, 'clock' | 'chance'>, instanceId: StoredClaim['instanceId'], project: Project): StoredClaim => ({
  lineage: newMark(chance), instanceId, projectId: project.id, projectPath: project.path, createdAt: clock.now(), stance: 'wanted',
  labelId: null, nonce: null, beat: null, nextBeat: null, since: null, writesFrom: null,
});

/** What switching the claim on would write and where; changes nothing. Fails as reading the project does. */
export const preflightClaim = async (deps: TakeDeps, input: ParsedInput<'claim.preflight'>): Promise<Returned<'claim.preflight'>> => {
  const project = await deps.to(input.instanceId).readProject(input.project);
  const claim = newClaim(deps, input.instanceId, project);
  let failure: Failure | null = null;
  try {
    assertUsable(deps, input, project);
  } catch (error) {
    failure = failureOf(error);
    if (failure === null) throw error;
  }
  return {
    projectId: project.id, projectPath: project.path, label: claimLabelName(claim.lineage, 1),
    description: deps.claims.textOf(claim, { nonce: newMark(deps.chance), beat: newMark(deps.chance), isFree: false }),
    requestsPerHour: HOUR_MS / RENEW_MS, failure,
  };
};

/**
 * Switches the claim on: from now on this machine writes, and every backup of this configuration knows where to ask. Fails `conflict`
 * `claim_here`, `project_archived`, `missing_role`, and as the door does, with nothing left on GitLab.
 */
export const turnClaimOn = (deps: TakeDeps, input: ParsedInput<'claim.turnOn'>): Promise<Returned<'claim.turnOn'>> =>
  notingFailure(deps, { action: 'claim.turned_on', instanceId: input.instanceId, subject: String(input.project) }, async () => {
    const { store, claims, to } = deps;
    const project = await to(input.instanceId).readProject(input.project);
    return claims.switchingOn(async () => {
      assertUsable(deps, input, project);
      const claim = newClaim(deps, input.instanceId, project);
      // Nobody can have it yet; the answer tells the server's time.
      await claims.look(claim);
      await putUpLabel(deps, {
        claim, number: 1, judged: [], pushesAside: false, isNew: true,
        settle: (ours) => {
          store.claims.insert(ours);
          note(deps, { action: 'claim.turned_on', instanceId: input.instanceId, subject: project.path });
        },
        onUndone: () => store.claims.remove(claim.lineage),
      });
      return claims.read();
    });
  });
