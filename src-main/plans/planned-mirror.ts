import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Mirror, SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { endsOf, titleOf } from '../mirrors/ends.ts';
import { credentialClock } from '../mirrors/now.ts';
import type { PlannedMirror } from '../rules/plans/mirror-steps.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

type Compared = Mirror & { settingDifferences: SettingDifference[] };

const credentialOf = ({ credential, wanted }: StoredMirror): PlannedMirror['credential'] => {
  if (credential === null) return null;
  const { kind, tokenName: name, expiresAt } = credential;
  return { kind, name, expiresAt, isPairsAccount: kind === 'account' && credential.secretId === wanted.accountSecretId };
};

const plannedMirror = ({ id, direction, setup, desired, observed, verified, settingDifferences }: Compared, stored: StoredMirror): PlannedMirror => ({
  id, direction, setup, desired, title: titleOf(stored),
  observedEnabled: observed.enabled, settings: verified.settings, differences: settingDifferences,
  credential: credentialOf(stored),
  wanted: { source: stored.wanted.credentialSource, account: stored.wanted.accountUsername, group: stored.wanted.credentialGroup },
  remoteInstanceId: endsOf(stored).remote.instanceId,
  ownerInstanceId: endsOf(stored).owner.instanceId,
});

/** What is known here of mirrors, as the rules read it. Those that are gone are left out. */
export const plannedMirrors = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, ids: readonly MirrorId[]): PlannedMirror[] => {
  const stored = new Map(store.mirrors.findMany(ids).map((mirror) => [mirror.id, mirror]));
  return store.mirrors.compared(ids, credentialClock({ store, clock })).flatMap((mirror) => {
    const found = stored.get(mirror.id);
    return found === undefined ? [] : [plannedMirror(mirror, found)];
  });
};
