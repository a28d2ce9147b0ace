import type { InstanceId, MirrorId, PairId } from '../../../src-preload/contract/ids.ts';
import type { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import type { Deps } from '../../deps.ts';
import { note } from '../../journal/trail.ts';
import { titleOf } from '../../mirrors/ends.ts';
import { credentialPlan } from '../../rules/credential.ts';
import { NO_BASE } from '../../rules/issues/facets/base.ts';
import type { WebInstanceDraft, WebLinkDraft, WebMirrorDraft, WebPairDraft, WebPlan } from '../../rules/transfer/web-plan.ts';
import { type FernetKey, openWebSecret } from './fernet.ts';

type BringDeps = Pick<Deps, 'store' | 'vault' | 'clock' | 'chance'>;

/** Opens a secret of the backup and seals it under this vault's key; answers its new id, or null where it cannot be opened. */
const resealed = ({ vault, clock, chance }: BringDeps, key: FernetKey, kind: 'instance_token' | 'mirror_credential', column: string): string | null => {
  const secret = openWebSecret(key, column);
  if (secret === null) return null;
  const id = chance.uid();
  vault.seal(kind, secret, id, clock.now());
  return id;
};

const bringInstance = (deps: BringDeps, key: FernetKey, { name, origin, description, column, here }: WebInstanceDraft, network: NetworkConsent): InstanceId => {
  if (here !== null) return here;
  const tokenSecretId = resealed(deps, key, 'instance_token', column);
  if (tokenSecretId === null) throw new Error('a planned instance has a token that can be opened');
  return deps.store.instances.insert({ name, origin, description, network, caCertificate: null, tokenSecretId, createdAt: deps.clock.now() });
};

const bringPair = ({ store, clock }: BringDeps, pair: WebPairDraft, instanceAt: (origin: string) => InstanceId): PairId => {
  const { here, name, description, direction, defaults } = pair;
  if (here !== null) return here;
  const ends = { sourceInstanceId: instanceAt(pair.sourceOrigin), targetInstanceId: instanceAt(pair.targetOrigin) };
  const credential = { credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null } as const;
  return store.pairs.insert({ name, description, direction, ...defaults, ...ends, ...credential, createdAt: clock.now() });
};

/** What the token was made for there; its user name was its own name, and any goes. */
const bringCredential = (deps: BringDeps, key: FernetKey, mirrorId: MirrorId, direction: WebPairDraft['direction'], credential: NonNullable<WebMirrorDraft['credential']>): void => {
  const secretId = resealed(deps, key, 'mirror_credential', credential.column);
  if (secretId === null) return;
  const { gitlabTokenId, name: tokenName, expiresAt } = credential;
  const { scopes } = credentialPlan(direction);
  deps.store.mirrors.setCredential(mirrorId, { kind: 'project_token', gitlabTokenId, gitlabGroupId: null, tokenName, username: null, secretId, expiresAt, scopes });
};

/**
 * Nothing is agreed yet: what the source has is sent once more, to the copy that is there. That it is there tells the time 0, which no copy
 * has.
 */
const bringLinks = ({ store, clock }: BringDeps, mirrorId: MirrorId, links: readonly WebLinkDraft[]): void => {
  const now = clock.now();
  const ids = store.issueLinks.insertMany(links.map(({ link }) => ({
    mirrorId, sourceIssueId: link.source_issue_id, sourceIid: link.source_issue_iid, targetIssueId: link.target_issue_id, targetIid: link.target_issue_iid, state: 'linked',
    sourceUpdatedAt: null, targetUpdatedAt: 0, createdAt: now, syncedAt: link.last_synced_at ?? now, base: NO_BASE,
  })));
  store.noteLinks.insertMany(ids.flatMap((linkId, at) => (links[at]?.notes ?? []).map((note) => ({
    linkId, sourceNoteId: note.source_note_id, targetNoteId: note.target_note_id, sourceDiscussion: null, targetDiscussion: null, digest: '',
  }))));
};

/** As GitLab has it, without asking or changing GitLab. */
const adopt = ({ store, clock }: BringDeps, pairId: PairId, { source, target, enabled, overrides, gitlabMirrorId }: WebMirrorDraft): MirrorId => {
  const row = { pairId, sourceProjectId: source.id, sourcePath: source.path, targetProjectId: target.id, targetPath: target.path, enabled, overrides };
  const mirrorId = store.mirrors.insert({ ...row, createdAt: clock.now() });
  store.mirrors.update(mirrorId, { setup: 'ready', gitlabMirrorId });
  note({ store, clock }, { action: 'mirror.adopted', pairId, mirrorId, subject: titleOf(row) });
  return mirrorId;
};

const bringMirror = (deps: BringDeps, key: FernetKey, draft: WebMirrorDraft, { id: pairId, direction }: { id: PairId; direction: WebPairDraft['direction'] }): void => {
  const { store, clock } = deps;
  const { credential, sync } = draft;
  const mirrorId = adopt(deps, pairId, draft);
  if (credential !== null) bringCredential(deps, key, mirrorId, direction, credential);
  if (sync === null) return;
  const now = clock.now();
  store.issueSyncs.insert({ mirrorId, options: sync.options, baselineAt: Math.min(sync.baselineAt, now), nextRunAt: now, createdAt: now });
  bringLinks(deps, mirrorId, sync.links);
};

/** Writes everything that a plan brings over. Call inside of a transaction: a failure takes all of it back. */
export const bringOver = (deps: BringDeps, { instances, pairs, mirrors }: WebPlan, key: FernetKey, networkOf: (origin: string) => NetworkConsent): void => {
  const byOrigin = new Map(instances.map((draft) => [draft.origin, bringInstance(deps, key, draft, networkOf(draft.origin))]));
  const instanceAt = (origin: string): InstanceId => {
    const id = byOrigin.get(origin);
    if (id === undefined) throw new Error('a planned pair has instances');
    return id;
  };
  const byRow = new Map(pairs.map((draft) => [draft.row, { id: bringPair(deps, draft, instanceAt), direction: draft.direction }]));
  for (const draft of mirrors) {
    const pair = byRow.get(draft.pairRow);
    if (pair === undefined) throw new Error('a planned mirror has a pair');
    bringMirror(deps, key, draft, pair);
  }
};
