import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC } from '../../src-preload/contract/models/issue-sync.ts';
import { Secret } from '../../src-main/rules/secret.ts';
import type { Machine } from './transfer-machine.ts';

const MADE = Date.UTC(2026, 10, 24, 9);
const INHERIT = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
/** As long as a real one: four digests, some labels. */
const BASE = {
  v: 1,
  wanted: { title: 'A'.repeat(43), description: 'B'.repeat(43), state: 'opened', labels: ['Mirrored-From::north.example.com', 'Assignee::@ada', 'bug'], confidential: false, weight: [3], dueDate: ['2026-12-01'], milestoneId: [null], assigneeIds: [17], timeEstimate: 3600, timeSpent: 0 },
  copy: { title: 'C'.repeat(43), description: 'D'.repeat(43), state: 'opened', weight: [3], dueDate: ['2026-12-01'] },
};

const addInstance = ({ store, vault }: Machine, name: string): InstanceId => {
  const tokenSecretId = `token-${name}`;
  vault.seal('instance_token', new Secret(`glpat-${name}-canary`), tokenSecretId, MADE);
  return store.instances.insert({ name, origin: `https://${name.toLowerCase()}.example.com`, description: '', network: 'public', caCertificate: null, tokenSecretId, createdAt: MADE });
};

const addLinks = ({ store }: Machine, mirrorId: MirrorId, links: number): void => {
  if (links === 0) return;
  store.issueSyncs.insert({ mirrorId, options: DEFAULT_ISSUE_SYNC, baselineAt: MADE, nextRunAt: MADE, createdAt: MADE });
  for (let nth = 1; nth <= links; nth += 1) {
    const issue = mirrorId * 10_000 + nth;
    store.issueLinks.insert({ mirrorId, sourceIssueId: issue, sourceIid: nth, targetIssueId: issue + 500_000_000, targetIid: nth, state: 'linked', sourceUpdatedAt: MADE, targetUpdatedAt: MADE, createdAt: MADE, syncedAt: MADE, base: BASE });
  }
};

/** A row of each kind that the others do not have, so that no section of a backup is empty. */
const addOneOfEach = ({ store }: Machine, instanceId: InstanceId): void => {
  store.formerOrigins.record('https://old.example.com', instanceId);
  const [mirrorId] = store.mirrors.idsOf({}, { now: MADE, expiryWarningDays: 30 }, 1).ids;
  const [link] = mirrorId === undefined ? [] : store.issueLinks.walk(mirrorId, null, 1);
  if (mirrorId === undefined || link === undefined) return;
  store.noteLinks.put({ linkId: link.id, sourceNoteId: 1, targetNoteId: 2, sourceDiscussion: null, targetDiscussion: 'abc', digest: 'E'.repeat(43) });
  store.uploadLinks.put({ mirrorId, sourceRef: 'secret/plan.png', digest: 'f'.repeat(64), targetPath: '/uploads/secret/plan.png', bytes: 12 });
  store.claims.insert({ lineage: '0123456789abcdef', instanceId, projectId: ProjectId.parse(1), projectPath: 'division-1/team-1/service-1', createdAt: MADE, stance: 'unanswered', labelId: null, nonce: null, beat: null, nextBeat: null, since: null, writesFrom: null });
  store.syncRules.setLabels(mirrorId, [{ source: 'bug', action: 'mapped', target: 'defect', create: true }]);
};

/** A machine as a company has it: two instances, a pair, mirrors with sealed credentials, and issue links on each. */
export const fillMachine = (machine: Machine, { mirrors, links }: { mirrors: number; links: number }): void => {
  const { store, vault } = machine;
  store.transaction(() => {
    const [sourceInstanceId, targetInstanceId] = [addInstance(machine, 'North'), addInstance(machine, 'South')];
    const pairId = store.pairs.insert({
      name: 'North to South', description: '', sourceInstanceId, targetInstanceId, direction: 'push', credentialSource: 'project_token', accountUsername: null, accountSecretId: null, credentialGroup: null,
      overwriteDiverged: false, triggerBuilds: true, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, createdAt: MADE,
    });
    for (let nth = 1; nth <= mirrors; nth += 1) {
      const id = store.mirrors.insert({
        pairId, sourceProjectId: ProjectId.parse(nth), sourcePath: `division-${nth % 17}/team-${nth % 211}/service-${nth}`, targetProjectId: ProjectId.parse(nth + 1_000_000), targetPath: `mirrors/${nth % 13}/copy-${nth}`,
        enabled: true, overrides: INHERIT, createdAt: MADE,
      });
      store.mirrors.update(id, { setup: 'ready', gitlabMirrorId: nth });
      const secretId = `credential-${nth}`;
      vault.seal('mirror_credential', new Secret(`glpat-credential-${nth}`), secretId, MADE);
      store.mirrors.setCredential(id, { kind: 'project_token', gitlabGroupId: null, username: null, gitlabTokenId: nth, tokenName: `mirror-maestro/${nth}`, scopes: ['write_repository'], expiresAt: MADE, secretId });
      addLinks(machine, id, links);
    }
    addOneOfEach(machine, sourceInstanceId);
    store.settings.update({ verifyHours: 48 });
  });
};

/** What of a machine a restore may change, as one text: equal texts are equal states. */
export const stateOf = ({ store }: Pick<Machine, 'store'>): string => {
  const reader = store.backups.read();
  try {
    const sections = ['settings', 'instances', 'formerOrigins', 'pairs', 'mirrors', 'credentials', 'issueSyncs', 'syncRules', 'issueLinks', 'noteLinks', 'uploadLinks', 'claims'] as const;
    return JSON.stringify([...sections.map((section) => [...reader.rows(section)]), [...reader.secrets()].map(({ id, kind, sealed }) => [id, kind, Buffer.from(sealed).toString('base64')])]);
  } finally {
    reader.close();
  }
};
