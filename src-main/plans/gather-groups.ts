import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { endsOf } from '../mirrors/ends.ts';
import { AppError } from '../rules/app-error.ts';
import { groupOfCredential } from '../rules/credential.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

type GatherDeps = Pick<Deps, 'store' | 'to'>;

/** The group's id, or null where GitLab does not answer: the step will say why. */
const idOf = async ({ to }: GatherDeps, instanceId: Parameters<Deps['to']>[0], path: string): Promise<number | null> => {
  try {
    return (await to(instanceId).readGroup(path)).id;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

/** Of these mirrors, those that have a token of another group than their pair says. One request for each group. */
export const withOtherGroup = async (deps: GatherDeps, ids: readonly MirrorId[]): Promise<Set<MirrorId>> => {
  const ofGroups = deps.store.mirrors.findMany(ids).filter(({ credential, wanted }) => credential?.kind === 'group_token' && wanted.credentialSource === 'group_token');
  const known = new Map<string, number | null>();
  const other = new Set<MirrorId>();
  for (const mirror of ofGroups) {
    if ((await wantedGroup(deps, mirror, known)) !== mirror.credential?.gitlabGroupId) other.add(mirror.id);
  }
  return other;
};

const wantedGroup = async (deps: GatherDeps, mirror: StoredMirror, known: Map<string, number | null>): Promise<number | null> => {
  const { instanceId, path } = endsOf(mirror).remote;
  const group = groupOfCredential(path, mirror.wanted.credentialGroup);
  if (group === null) return null;
  const key = `${instanceId}:${group}`;
  const found = known.has(key) ? (known.get(key) ?? null) : await idOf(deps, instanceId, group);
  known.set(key, found);
  return found;
};
