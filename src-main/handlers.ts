import type { Handlers } from '../src-preload/contract/methods.ts';
import type { Deps } from './deps.ts';
import { addInstance } from './instances/add-instance.ts';
import { listExistingMirrors, listGroups, listProjects } from './instances/browse-instance.ts';
import { probeInstance } from './instances/probe-instance.ts';
import { removeInstance } from './instances/remove-instance.ts';
import { updateInstance } from './instances/update-instance.ts';
import { createMirror } from './mirrors/create-mirror.ts';
import { getMirror, listMirrors } from './mirrors/read-mirrors.ts';
import { preflightMirror } from './mirrors/preflight-mirror.ts';
import { refreshMirror } from './mirrors/refresh-mirror.ts';
import { removeMirror } from './mirrors/remove-mirror.ts';
import { triggerMirror } from './mirrors/trigger-mirror.ts';
import { updateMirror } from './mirrors/update-mirror.ts';
import { verifyMirror } from './mirrors/verify-mirror.ts';
import { addPair } from './pairs/add-pair.ts';
import { removePair } from './pairs/remove-pair.ts';
import { updatePair } from './pairs/update-pair.ts';
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

    'jobs.list': (input) => store.jobs.list(input),
    'jobs.get': ({ jobId }) => store.jobs.get(jobId),

    'activity.list': (input) => store.activity.list(input),

    'settings.get': () => store.settings.get(),
    'settings.update': (input) => updateSettings(deps, input),

    'vault.status': () => vault.status(),
    'vault.setUp': (input) => setUpVault(deps, input),
    'vault.unlock': (input) => unlockVault(deps, input),
    'vault.lock': () => lockVault(deps),
  };
};
