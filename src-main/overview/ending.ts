import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { Deps } from '../deps.ts';
import { isOverdue, rotationMoment } from '../rules/rotation-day.ts';

const DAY_MS = 86_400_000;

type EndingDeps = Pick<Deps, 'store' | 'clock'>;
/** A token of an instance (`mirrorId` null) or the credential of a mirror, and when it ends (UTC ms). */
export type Ending = { instanceId: InstanceId | null; mirrorId: MirrorId | null; expiresAt: number };

/** Everything that ends by a moment (UTC ms), the first to end first; what has ended already as well. */
export const allEnds = ({ store }: Pick<Deps, 'store'>, until: number): Ending[] => {
  const ends: Ending[] = [];
  for (const { id, tokenExpiresAt } of store.overview.instances()) {
    if (tokenExpiresAt !== null && tokenExpiresAt <= until) ends.push({ instanceId: id, mirrorId: null, expiresAt: tokenExpiresAt });
  }
  for (const { id, credentialEndsAt } of store.overview.seen()) {
    if (credentialEndsAt !== null && credentialEndsAt <= until) ends.push({ instanceId: null, mirrorId: id, expiresAt: credentialEndsAt });
  }
  return ends.toSorted((a, b) => a.expiresAt - b.expiresAt);
};

/** As `endingCredentials` of the background, but without names: there may be thousands. First to end first. */
export const leftToEnd = ({ store, clock }: EndingDeps): Ending[] => {
  const { expiryWarningDays, rotateBeforeDays } = store.settings.get();
  const now = clock.now();
  const rotatesAt = (mirrorId: MirrorId, expiresAt: number): number | null => (rotateBeforeDays === 0 ? null : rotationMoment(expiresAt, mirrorId, rotateBeforeDays));
  return allEnds({ store }, now + expiryWarningDays * DAY_MS).filter(({ mirrorId, expiresAt }) => mirrorId === null || isOverdue(rotatesAt(mirrorId, expiresAt), now));
};

/** What some of them are called: an instance by its name, a mirror by its paths. */
export const namesOfEnding = ({ store }: EndingDeps, some: readonly Ending[]): AttentionGroup['samples'] => {
  const mirrors = new Map(store.mirrors.subjects(some.flatMap(({ mirrorId }) => mirrorId ?? [])).map(({ id, subject }) => [id, subject]));
  return some.flatMap(({ mirrorId, instanceId }): AttentionGroup['samples'] => {
    if (instanceId !== null) return [{ id: instanceId, name: store.instances.stored(instanceId).name }];
    const name = mirrorId === null ? undefined : mirrors.get(mirrorId);
    return name === undefined || mirrorId === null ? [] : [{ id: mirrorId, name }];
  });
};
