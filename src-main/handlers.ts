import { LIMITS } from '../src-preload/contract/limits.ts';
import type { Handlers } from '../src-preload/contract/methods.ts';
import type { Deps } from './deps.ts';
import { addInstance } from './instances/add-instance.ts';
import { listExistingMirrors, listGroups, listProjects } from './instances/browse-instance.ts';
import { discoverMirrors } from './instances/discover-mirrors.ts';
import { probeInstance } from './instances/probe-instance.ts';
import { removeInstance } from './instances/remove-instance.ts';
import { updateInstance } from './instances/update-instance.ts';
import { batchMirrors } from './jobs/batch-mirrors.ts';
import { giveUpCleanUp, retryCleanUp } from './jobs/clean-ups.ts';
import { cancelJob, pauseJob, resumeJob, retryJob } from './jobs/control-job.ts';
import { createMirror } from './mirrors/create-mirror.ts';
import { getMirror, listMirrors } from './mirrors/read-mirrors.ts';
import { credentialClock } from './mirrors/now.ts';
import { listExpiries } from './mirrors/list-expiries.ts';
import { preflightMirror } from './mirrors/preflight-mirror.ts';
import { refreshMirror } from './mirrors/refresh-mirror.ts';
import { removeMirror } from './mirrors/remove-mirror.ts';
import { rotateToken } from './mirrors/rotate-token.ts';
import { triggerMirror } from './mirrors/trigger-mirror.ts';
import { updateMirror } from './mirrors/update-mirror.ts';
import { verifyMirror } from './mirrors/verify-mirror.ts';
import { addPair } from './pairs/add-pair.ts';
import { removePair } from './pairs/remove-pair.ts';
import { updatePair } from './pairs/update-pair.ts';
import { applyPlan } from './plans/apply-plan.ts';
import { getPlan } from './plans/get-plan.ts';
import { makePlan } from './plans/make-plan.ts';
import { undoPlan } from './plans/undo-plan.ts';
import { updateSettings } from './settings/update-settings.ts';
import { lockVault, setUpVault, unlockVault } from './vault/use-vault.ts';

/** The contract's table, answered. One that is missing or too many does not compile. */
export const createHandlers = (deps: Deps): Handlers => {
  const { store, vault } = deps;
  return {
    'instances.list': (input) => store.instances.list(input),
    'instances.get': ({ instanceId }) => store.instances.get(instanceId),
    'instances.create': (input) => addInstance(deps, input),
    'instances.update': (input) => updateInstance(deps, input),
    'instances.remove': (input) => removeInstance(deps, input),
    'instances.probe': (input) => probeInstance(deps, input),
    'instances.projects': (input) => listProjects(deps, input),
    'instances.groups': (input) => listGroups(deps, input),
    'instances.existingMirrors': (input) => listExistingMirrors(deps, input),
    'instances.discover': (input) => discoverMirrors(deps, input),

    'pairs.list': (input) => store.pairs.list(input),
    'pairs.get': ({ pairId }) => store.pairs.get(pairId),
    'pairs.create': (input) => addPair(deps, input),
    'pairs.update': (input) => updatePair(deps, input),
    'pairs.remove': (input) => removePair(deps, input),

    'mirrors.list': (input) => listMirrors(deps, input),
    'mirrors.get': (input) => getMirror(deps, input),
    'mirrors.preflight': (input) => preflightMirror(deps, input),
    'mirrors.create': (input) => createMirror(deps, input),
    'mirrors.update': (input) => updateMirror(deps, input),
    'mirrors.remove': (input) => removeMirror(deps, input),
    'mirrors.trigger': (input) => triggerMirror(deps, input),
    'mirrors.refresh': (input) => refreshMirror(deps, input),
    'mirrors.verify': (input) => verifyMirror(deps, input),
    'mirrors.groups': (input) => store.mirrors.groups(input, credentialClock(deps), LIMITS.selection),
    'mirrors.batch': (input) => batchMirrors(deps, input),
    'mirrors.expiries': (input) => listExpiries(deps, input),
    'mirrors.rotateToken': async (input) => ({ ...(await rotateToken(deps, input)), ...deps.store.mirrors.get(input.mirrorId, credentialClock(deps)) }),

    'plans.make': (input) => makePlan(deps, input),
    'plans.get': (input) => getPlan(deps, input),
    'plans.apply': (input) => applyPlan(deps, input),
    'plans.undo': (input) => undoPlan(deps, input),

    'jobs.list': (input) => store.jobs.list(input),
    'jobs.get': ({ jobId }) => store.jobs.get(jobId),
    'jobs.items': (input) => store.jobItems.list(input),
    'jobs.cancel': (input) => cancelJob(deps, input),
    'jobs.pause': (input) => pauseJob(deps, input),
    'jobs.resume': (input) => resumeJob(deps, input),
    'jobs.retry': (input) => retryJob(deps, input),

    'cleanUps.list': (input) => store.intents.cleanUps(input),
    'cleanUps.retry': (input) => retryCleanUp(deps, input),
    'cleanUps.giveUp': (input) => giveUpCleanUp(deps, input),

    'activity.list': (input) => store.activity.list(input),

    'settings.get': () => store.settings.get(),
    'settings.update': (input) => updateSettings(deps, input),

    'vault.status': () => vault.status(),
    'vault.setUp': (input) => setUpVault(deps, input),
    'vault.unlock': (input) => unlockVault(deps, input),
    'vault.lock': () => lockVault(deps),
  };
};
