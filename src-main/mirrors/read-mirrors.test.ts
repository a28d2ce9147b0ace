import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { Diagnosis } from '../../src-preload/contract/models/diagnosis.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';

const PATH = 'platform/api';

let world: World;
let mirrorId: MirrorId;

/** A mirror that has run and is equal on both sides. */
const mirrored = async (direction: 'push' | 'pull'): Promise<void> => {
  world = await createWorld();
  const pair = await world.join(direction);
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
};

/** A new commit on the source, and a run that GitLab fails as often as it tries. */
const failingRun = async (): Promise<void> => {
  await world.source.server.commit(PATH, { files: { 'new.txt': 'new' } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
};

const diagnosis = async (): Promise<Diagnosis | null> => (await world.call('mirrors.get', { mirrorId })).diagnosis;

afterEach(() => world.close());

describe('what is wrong with a mirror', () => {
  it('is nothing while it works', async () => {
    await mirrored('push');
    expect(await diagnosis()).toBeNull();
  });

  it('is a refused credential, in GitLab’s words, when somebody revoked the token on the target', async () => {
    await mirrored('push');
    for (const token of world.target.server.tokens(PATH)) token.revoked = true;
    await failingRun();
    const found = await diagnosis();
    expect(found).toMatchObject({ cause: 'credential_rejected', action: 'rotate', refs: [] });
    expect(found?.evidence).toContain('HTTP Basic: Access denied');
  });

  it('is the archive, which GitLab does not name, when the target no longer takes pushes', async () => {
    await mirrored('push');
    world.target.server.archive(PATH);
    await failingRun();
    expect(await diagnosis()).toMatchObject({ cause: 'target_archived', action: 'open_target' });
  });

  it('names the branch that both sides changed', async () => {
    await mirrored('push');
    await world.target.server.commit(PATH, { files: { 'b.txt': 'b' }, message: 'Only here' });
    await failingRun();
    expect(await diagnosis()).toMatchObject({ cause: 'diverged_kept', action: 'edit_overrides', refs: ['refs/heads/main'] });
  });

  it('is a mirror gone from GitLab when somebody removed it there', async () => {
    await mirrored('push');
    const { server, token } = world.source;
    for (const { id } of server.pushMirrors(PATH)) {
      await fetch(`${server.url}/api/v4/projects/${encodeURIComponent(PATH)}/remote_mirrors/${id}`, { method: 'DELETE', headers: { 'PRIVATE-TOKEN': token.value } });
    }
    await world.call('mirrors.verify', { mirrorId });
    expect(await diagnosis()).toMatchObject({ cause: 'mirror_gone', action: 'recreate' });
  });

  it('is the credential’s last day once that has come, before any run has failed', async () => {
    await mirrored('push');
    const { credential } = await world.call('mirrors.get', { mirrorId });
    await world.letGo();
    world.clock.advance((credential.expiresAt ?? 0) - world.clock.now());
    await world.reopen();
    expect(await diagnosis()).toMatchObject({ cause: 'credential_expired', action: 'rotate' });
  });

  it('is the credential on the source for a pull mirror', async () => {
    await mirrored('pull');
    for (const token of world.source.server.tokens(PATH)) token.revoked = true;
    await failingRun();
    expect(await diagnosis()).toMatchObject({ cause: 'credential_rejected', action: 'rotate' });
  });
});
