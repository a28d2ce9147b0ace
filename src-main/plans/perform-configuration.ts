import type { z } from 'zod';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { TokenInput } from '../../src-preload/contract/models/instance.ts';
import { PairCreate } from '../../src-preload/contract/models/pair.ts';
import type { Deps } from '../deps.ts';
import { addInstance } from '../instances/add-instance.ts';
import { removeInstance } from '../instances/remove-instance.ts';
import { updateInstance } from '../instances/update-instance.ts';
import { updateMirror } from '../mirrors/update-mirror.ts';
import { addPair } from '../pairs/add-pair.ts';
import { removePair } from '../pairs/remove-pair.ts';
import { updatePair } from '../pairs/update-pair.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import { readContent } from '../rules/transfer/content-refused.ts';
import type { StoredStep } from '../store/plan-store.ts';
import type { SecretReferences } from '../transfer/secret-references.ts';
import { findPair } from './pair-of-name.ts';
import { setIssues } from './set-issues.ts';
import { ChangeOf, CreateInstanceOf, PairOf, RemoveInstanceOf, RemovePairOf, StepDetail, UpdateInstanceOf } from './step-detail.ts';

export type ConfigurationDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'door' | 'to' | 'clock' | 'chance'> & { references: SecretReferences };

const detailOf = <S extends z.ZodType>(schema: S, step: StoredStep): z.output<S> => schema.parse(StepDetail.parse(step.detail).of);

const findInstance = ({ store }: ConfigurationDeps, origin: string): InstanceId | null => store.instances.allStored().find((one) => one.origin === origin)?.id ?? null;

const instanceAt = (deps: ConfigurationDeps, origin: string): InstanceId => {
  const id = findInstance(deps, origin);
  if (id === null) throw new AppError({ code: 'not_found', kind: 'instance', name: origin });
  return id;
};

/** After a crash it can be there already. */
export const createInstance = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { instance, token } = detailOf(CreateInstanceOf, step);
  if (step.undoDetail !== null && findInstance(deps, instance.url) !== null) return;
  await addInstance(deps, { ...instance, token: readContent(TokenInput, await deps.references.read(token)) });
};

export const changeInstance = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { instanceId, change } = detailOf(UpdateInstanceOf, step);
  await updateInstance(deps, { instanceId, ...change });
};

/** What is gone is removed. */
const unlessGone = async (remove: () => Promise<unknown>): Promise<void> => {
  try {
    await remove();
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
};

export const dropInstance = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { instanceId } = detailOf(RemoveInstanceOf, step);
  await unlessGone(() => removeInstance(deps, { instanceId, mirrors: 'refuse' }));
};

const accountOf = async ({ references }: ConfigurationDeps, account: z.output<typeof PairOf>['account']) =>
  account === null ? {} : { account: { username: account.username, password: await references.read(account.password) } };

/** Makes a pair, or brings one to what the file says; the same once more changes nothing. */
export const setPair = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { pairId, pair: { source, target, ...fields }, account } = detailOf(PairOf, step);
  const ends = { sourceInstanceId: instanceAt(deps, source), targetInstanceId: instanceAt(deps, target) };
  const wanted = readContent(PairCreate, { ...fields, ...ends, ...(await accountOf(deps, account)) });
  if (pairId !== null) return void updatePair(deps, { pairId, ...wanted });
  const isMade = step.undoDetail !== null && findPair(deps, fields.name) !== undefined;
  if (!isMade) addPair(deps, wanted);
};

export const dropPair = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { pairId } = detailOf(RemovePairOf, step);
  await unlessGone(() => removePair(deps, { pairId, mirrors: 'refuse' }));
};

/** Brings a mirror to what the file says: GitLab first, as wherever a mirror is changed. */
export const changeMirror = async (deps: ConfigurationDeps, step: StoredStep): Promise<void> => {
  const { mirrorId } = step;
  if (mirrorId === null) throw new AppError({ code: 'not_found', kind: 'mirror' });
  const { enabled, overrides, issues } = detailOf(ChangeOf, step);
  await updateMirror(deps, { mirrorId, enabled, overrides });
  if (issues !== null) await setIssues(deps, mirrorId, issues);
};
