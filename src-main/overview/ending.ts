import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { Deps } from '../deps.ts';
import { isOverdue, rotationMoment } from '../rules/rotation-day.ts';
import type { InstanceFacts } from '../store/overview-store.ts';

const DAY_MS = 86_400_000;

type EndingDeps = Pick<Deps, 'store' | 'clock'>;
/** A token of an instance (`mirrorId` null) or the credential of a mirror, and when it ends (UTC ms). */
export type Ending = { instanceId: InstanceId | null; mirrorId: MirrorId | null; expiresAt: number };

/** Everything that ends by a moment (UTC ms), in no order, since there may be thousands; what has ended already as well. */
export const endsUntil = ({ store }: Pick<Deps, 'store'>, instances: readonly InstanceFacts[], until: number): Ending[] => {
  const ends: Ending[] = [];
  for (const { id, tokenExpiresAt } of instances) {
    if (tokenExpiresAt !== null && tokenExpiresAt <= until) ends.push({ instanceId: id, mirrorId: null, expiresAt: tokenExpiresAt });
  }
  for (const { id, credentialEndsAt } of store.overview.seen()) {
    if (credentialEndsAt !== null && credentialEndsAt <= until) ends.push({ instanceId: null, mirrorId: id, expiresAt: credentialEndsAt });
  }
  return ends;
};

/** The moment (UTC ms) up to which what ends is warned of. */
export const warningUntil = ({ store, clock }: EndingDeps): number => clock.now() + store.settings.get().expiryWarningDays * DAY_MS;

/** As `endingCredentials` of the background, but of what ends and without names: there may be thousands. First to end first. */
export const leftToEnd = (deps: EndingDeps, ends: readonly Ending[]): Ending[] => {
  const { rotateBeforeDays } = deps.store.settings.get();
  const [now, until] = [deps.clock.now(), warningUntil(deps)];
  const isLeft = ({ mirrorId, expiresAt }: Ending): boolean => mirrorId === null || isOverdue(rotateBeforeDays === 0 ? null : rotationMoment(expiresAt, mirrorId, rotateBeforeDays), now);
  return ends.filter((end) => end.expiresAt <= until && isLeft(end)).toSorted((a, b) => a.expiresAt - b.expiresAt);
};

/** What some of them are called: an instance by its name, a mirror by its paths. */
export const namesOfEnding = ({ store }: EndingDeps, instances: readonly InstanceFacts[], some: readonly Ending[]): AttentionGroup['samples'] => {
  const mirrors = new Map(store.mirrors.subjects(some.flatMap(({ mirrorId }) => mirrorId ?? [])).map(({ id, subject }) => [id, subject]));
  return some.flatMap(({ mirrorId, instanceId }): AttentionGroup['samples'] => {
    const id = instanceId ?? mirrorId;
    const name = mirrorId === null ? instances.find((one) => one.id === instanceId)?.name : mirrors.get(mirrorId);
    return id === null || name === undefined ? [] : [{ id, name }];
  });
};
