import { createIssueWorld, PATH } from '../world/issue-world.ts';
import { addSide } from '../world/sides.ts';
import { disagreements } from './agree.ts';
import type { Edit } from './edit.ts';
import { createPeople, tokenOf } from './people.ts';

const MAINTAINER = 40;
const DEFAULTS = { direction: 'push', issueSyncEnabled: true } as const;
const HOURS_MS = 3_600_000;

/** Something that people do on one of the three servers, a reply that is lost on it, or a run of all three syncs. */
export type RingStep = { kind: 'edit'; on: 0 | 1 | 2; edit: Exclude<Edit, { kind: 'touch-copy' }> } | { kind: 'lost-reply'; on: 0 | 1 | 2 } | { kind: 'run' };

/**
 * Three servers whose issues go around: one to two, two to three, three to one. Answers in what they do not agree when it has come to
 * rest: every issue is on every server once, as it is where people made it.
 */
export const playRing = async (story: readonly RingStep[]): Promise<string[]> => {
  const world = await createIssueWorld();
  try {
    const third = addSide(await world.double.addServer({ name: 'third' }));
    third.server.addMember(await third.server.addProject({ path: PATH }), third.admin, MAINTAINER);
    const { id: thirdId } = await world.call('instances.create', { name: 'Third', url: third.server.url, token: third.token.value, network: 'loopback' });
    const { items } = await world.call('instances.list', {});
    const idOf = (name: string): number => items.find((one) => one.name === name)?.id ?? 0;
    const join = async (name: string, sourceInstanceId: number, targetInstanceId: number) => {
      const { id: pairId } = await world.call('pairs.create', { name, sourceInstanceId, targetInstanceId, ...DEFAULTS });
      const { id } = await world.call('mirrors.create', { pairId, source: PATH, target: PATH });
      return id;
    };
    const ring = [world.mirrorId, await join('On', idOf('Target'), thirdId), await join('Around', thirdId, idOf('Source'))];
    for (const mirrorId of ring) await world.call('issueSync.configure', { mirrorId, enabled: true, existing: 'all' });
    const servers = [world.source.server, world.target.server, third.server];
    const people = servers.map((server, nth) => createPeople(server, PATH, `T${nth}`));
    const runAll = async (): Promise<void> => {
      for (const mirrorId of ring) await world.run(false, mirrorId);
    };

    for (const step of story) {
      if (step.kind === 'run') await runAll();
      else if (step.kind === 'edit') people[step.on]?.act(step.edit);
      else servers[step.on]?.faults.add({ method: 'POST', path: /\/(?:issues|notes|discussions)$/u, kind: 'reset_after_commit' });
    }
    for (const server of servers) server.faults.clear();
    for (let round = 0; round < 5; round += 1) {
      world.clock.advance(7 * HOURS_MS);
      await runAll();
    }
    return people.flatMap((own, nth) =>
      servers.flatMap((server, at) => (at === nth ? [] : disagreements(own.issues(), server.snapshot(PATH).filter(({ title }) => tokenOf(title).startsWith(`T${nth}`)), new Set()).map((what) => `on server ${at + 1}: ${what}`))),
    );
  } finally {
    await world.close();
  }
};
