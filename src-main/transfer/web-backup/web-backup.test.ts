import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createIssueWorld, PATH } from '../../../e2e/world/issue-world.ts';
import { createWorld, type World } from '../../../e2e/world/world.ts';
import { sealedForWeb, webArchive } from '../../../e2e/world/web-archive.ts';

const FIXTURE = path.join(import.meta.dirname, 'testing', 'web-backup.tar.gz');
const [A, B] = ['https://a.example.com', 'https://b.example.com'];

let world: World;
afterEach(() => world.close());

const fixture = () => {
  const file = path.join(world.data, 'web.tar.gz');
  copyFileSync(FIXTURE, file);
  return { path: file };
};
const written = (database: object) => {
  const file = path.join(world.data, 'own.tar.gz');
  writeFileSync(file, webArchive(database));
  return { path: file };
};

const WHEN = '2025-06-01T10:00:00Z';
const instanceRow = (id: number, name: string, url: string, token: string) => ({ id, name, url, encrypted_token: sealedForWeb(token), description: null });
const pairRow = { id: 1, name: 'Web', source_instance_id: 1, target_instance_id: 2, mirror_direction: 'push', mirror_overwrite_diverged: false, mirror_trigger_builds: false, only_mirror_protected_branches: false, mirror_branch_regex: null, issue_sync_enabled: false, description: '' };
const syncRow = {
  id: 1, mirror_id: 1, enabled: true, sync_comments: true, sync_labels: true, sync_attachments: true, sync_weight: true, sync_time_estimate: true, sync_time_spent: true,
  sync_closed_issues: true, update_existing: true, sync_existing_issues: true, sync_interval_minutes: 15, created_at: WHEN,
};

describe('a backup of the web application', () => {
  it('is shown before anything of it is taken, with why the rest cannot come', async () => {
    world = await createWorld();
    const seen = await world.call('transfer.inspectWebBackup', { file: fixture() });
    expect(seen).toMatchObject({
      madeAt: '20250601-100000', appVersion: '1.2.1', leftBehind: { users: 1, attachments: 1, labelRules: 0 },
      counts: { instances: 2, pairs: 2, mirrors: 2, credentials: 1, issueSyncs: 1, issueLinks: 1, noteLinks: 1 },
      origins: [{ origin: A, name: 'Company' }, { origin: B, name: 'Cloud' }],
    });
    expect(seen.objects.filter(({ state }) => state === 'left_out').map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`)).toEqual([
      'instance Broken: token_unreadable', 'pair Lost: instance_left_out', 'pair Self: same_instance', 'pair Gone: instance_left_out', 'mirror g/two → h/two: mirror_id_unknown',
      'mirror g/x → c/x: pair_left_out', 'mirror a/b → c/d: pair_left_out', 'mirror g/one → h/other: mirror_exists',
    ]);
    expect(JSON.stringify(seen)).not.toContain('glpat');
    expect((await world.call('instances.list', {})).total).toBe(0);
  });

  it('comes over once, with its tokens under our own lock, and starts paused', async () => {
    world = await createWorld();
    const file = fixture();
    const approve = [{ origin: A }, { origin: B }];
    expect(await world.call('transfer.importWebBackup', { file, approve })).toEqual({ made: { instances: 2, pairs: 2, mirrors: 2, credentials: 1, issueSyncs: 1, issueLinks: 1, noteLinks: 1 }, leftOut: 8 });
    expect((await world.call('instances.list', {})).items).toMatchObject([{ name: 'Cloud', url: B }, { name: 'Company', url: A }]);
    expect((await world.call('pairs.list', {})).items).toMatchObject([{ name: 'Back', direction: 'pull' }, { name: 'Prod', direction: 'push', overwriteDiverged: true }]);
    const [one, three] = (await world.call('mirrors.list', {})).items;
    expect(one).toMatchObject({ source: { id: 10, path: 'g/one' }, target: { id: 20 }, credential: { expiresAt: Date.parse('2026-06-01T00:00:00Z') } });
    expect(three).toMatchObject({ source: { path: 'h/three' }, credential: { state: 'none' } });
    expect(await world.call('issueSync.get', { mirrorId: one?.id ?? 0 })).toMatchObject({ enabled: true, links: 1, options: { labels: false, existing: 'all', intervalMinutes: 30 } });
    expect(await world.call('background.get', {})).toMatchObject({ state: 'paused' });
    const again = await world.call('transfer.importWebBackup', { file, approve });
    expect(again.made).toEqual({ instances: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, issueLinks: 0, noteLinks: 0 });
    expect((await world.call('mirrors.list', {})).total).toBe(2);
    expect(readFileSync(path.join(world.data, 'maestro.db')).includes('glpat-')).toBe(false);
  });

  it('brings nothing of an instance whose address nobody approved', async () => {
    world = await createWorld();
    expect(await world.call('transfer.importWebBackup', { file: fixture(), approve: [{ origin: A }] })).toMatchObject({ made: { instances: 1, pairs: 0, mirrors: 0 } });
    expect(await world.refusal('transfer.importWebBackup', { file: fixture(), approve: [{ origin: 'https://10.0.0.1' }] })).toEqual({ code: 'blocked_address', reason: 'private' });
  });

  it('copies no issue and no comment a second time', async () => {
    const issues = await createIssueWorld();
    world = issues;
    const person = issues.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    person.comment(PATH, 1, 'first');
    await issues.sync({ existing: 'all' });
    const [original] = issues.originals();
    const [copy] = issues.copies();
    const [mirrorOnGitLab] = issues.source.server.pushMirrors(PATH);
    const { source, target } = await issues.call('mirrors.get', { mirrorId: issues.mirrorId });
    // As the web application would have made it all: nothing of it is known here any more.
    await issues.call('pairs.remove', { pairId: issues.pairId, mirrors: 'forget' });
    const notesOf = (issue: typeof copy) => (issue?.notes ?? []).filter(({ system }) => !system);
    const file = written({
      gitlab_instances: [instanceRow(1, 'S', issues.source.server.url, issues.source.token.value), instanceRow(2, 'T', issues.target.server.url, issues.target.token.value)],
      instance_pairs: [pairRow],
      mirrors: [{ id: 1, instance_pair_id: 1, source_project_id: source.id, source_project_path: PATH, target_project_id: target.id, target_project_path: PATH, issue_sync_enabled: true, mirror_id: mirrorOnGitLab?.id, enabled: true }],
      mirror_issue_configs: [syncRow],
      issue_mappings: [{ id: 1, mirror_issue_config_id: 1, source_issue_id: original?.id, source_issue_iid: 1, target_issue_id: copy?.id, target_issue_iid: 1, last_synced_at: WHEN }],
      comment_mappings: [{ id: 1, issue_mapping_id: 1, source_note_id: notesOf(original)[0]?.id, target_note_id: notesOf(copy)[0]?.id }],
    });
    expect(await issues.call('transfer.importWebBackup', { file })).toMatchObject({ made: { instances: 0, pairs: 1, mirrors: 1, issueLinks: 1, noteLinks: 1 }, leftOut: 0 });
    await issues.call('background.resume', {});
    const mirrorId = (await issues.call('mirrors.list', {})).items[0]?.id ?? 0;
    const { jobId } = await issues.call('issueSync.run', { mirrorId });
    expect(await issues.ended(jobId)).toMatchObject({ state: 'succeeded', result: { created: 0, updated: 1 } });
    expect(issues.copies()).toHaveLength(1);
    expect(notesOf(issues.copies()[0])).toHaveLength(1);
    expect((await issues.call('mirrors.verify', { mirrorId })).settings.state).not.toBe('orphan');
  }, 60_000);
});
