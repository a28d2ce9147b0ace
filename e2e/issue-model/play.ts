import { PATH } from '../world/issue-world.ts';
import { type Disagreement, disagreements } from './agree.ts';
import type { Step, Story } from './edit.ts';
import { createOnlooker } from './leaks.ts';
import { createNetwork, type Network, type Sync } from './network.ts';
import { addOlderCopies } from './older-copies.ts';
import { tokenOf } from './people.ts';
import { afflict } from './trouble.ts';

/** How much happened, and what must not be: both sides that disagree, what was readable by too many, what acted on the other side. */
export type Played = {
  runs: number; edits: number; faults: number; kills: number;
  disagreements: Disagreement[]; leaks: string[]; mentions: number; commands: number; refusals: string[];
};

const HOURS_MS = 3_600_000;
const ROUNDS_TO_REST = 7;
/** How often a run is asked for where another one works between the projects. */
const ASKED = 4;

const chosen = <T>(all: readonly T[], at: number): T => {
  const one = all[at % all.length];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
};

const isConflict = (error: unknown): boolean => error instanceof Error && error.message.includes('conflict');

/** A run that cannot be queued, because one of another mirror between the projects is, comes after that one. */
const runInItsTurn = async ({ world }: Network, mirrorId: Sync['mirrorId']): Promise<void> => {
  for (let asked = 1; asked <= ASKED; asked += 1) {
    try {
      await world.run(false, mirrorId);
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
      await world.passing(world.app().untilIdle());
    }
  }
};

/** Runs one sync; of two that copy the same, the second has to refuse. */
const runOne = async (network: Network, { mirrorId, isSecond }: Sync, played: Played): Promise<void> => {
  if (isSecond) {
    const refused = await network.world.refusal('issueSync.run', { mirrorId });
    if (refused.code !== 'conflict' || refused.reason !== 'target_used_twice') played.refusals.push(refused.code);
    return;
  }
  played.runs += 1;
  await runInItsTurn(network, mirrorId);
};

const runAll = async (network: Network, played: Played): Promise<void> => {
  for (const sync of network.syncs) await runOne(network, sync, played);
};

const kill = async ({ world, servers }: Network, { mirrorId, to, isSecond }: Sync, before: boolean, played: Played): Promise<void> => {
  if (isSecond) return;
  played.kills += 1;
  let struck: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (struck = resolve));
  const { faults } = chosen(servers, to);
  faults.add({ path: /\/(?:issues|notes|discussions|labels|uploads)(?:\/\d+)?$/u, kind: before ? 'reset_before' : 'reset_after_commit', onStrike: () => world.letGo().then(struck) });
  await world.call('issueSync.run', { mirrorId }).catch((error: unknown) => {
    if (!isConflict(error)) throw error;
  });
  world.app().startWork();
  await Promise.race([world.passing(ended), world.passing(world.app().untilIdle())]);
  faults.clear();
  await world.letGo();
  await world.reopen();
};

/** Every issue on every other server once, as it is where people made it. */
const compare = ({ people, origins, syncs }: Network, how: Parameters<typeof disagreements>[2]): Disagreement[] =>
  origins.flatMap((from) => [...new Set(syncs.map(({ to }) => to))].flatMap((to) => {
    const originals = people[from]?.issues() ?? [];
    const others = (people[to]?.copies() ?? []).filter(({ title }) => tokenOf(title).startsWith(`T${from}x`));
    const found = to === from ? originals.filter(({ title }, at) => originals.findIndex((one) => tokenOf(one.title) === tokenOf(title)) !== at).map(({ title }): Disagreement => ({ is: 'twice', what: tokenOf(title) })) : disagreements(originals, others, how);
    return found.map(({ is, what }) => ({ is, what: `on server ${to}: ${what}` }));
  }));

/** Plays a story and lets it come to rest. */
export const play = async (story: Story): Promise<Played> => {
  const network = await createNetwork(story);
  const { world, servers, people, syncs, origins } = network;
  const played: Played = { runs: 0, edits: 0, faults: 0, kills: 0, disagreements: [], leaks: [], mentions: 0, commands: 0, refusals: [] };
  const touched = new Set<string>();
  try {
    const onlooker = createOnlooker(servers, people, PATH);
    const areOthersLeft = addOlderCopies(network, story.shape === 'ring of three' ? 0 : story.older);
    const look = (): void => void played.leaks.push(...onlooker.look());

    const edit = ({ on, edit: one }: Extract<Step, { kind: 'edit' }>): void => {
      played.edits += 1;
      if (one.kind !== 'touch-copy') people[chosen(origins, on)]?.act(one);
      else {
        const token = people[chosen(syncs, on).to]?.touch(one) ?? null;
        if (token !== null) touched.add(token);
        if (token !== null && one.how === 'open-up') onlooker.opened.add(token);
      }
    };

    const step = async (one: Step): Promise<void> => {
      if (one.kind === 'edit') edit(one);
      if (one.kind === 'trouble') {
        played.faults += 1;
        afflict(one.trouble, chosen(servers, one.on));
      }
      if (one.kind === 'run') await runAll(network, played);
      if (one.kind === 'kill') await kill(network, chosen(syncs, one.sync), one.before, played);
      if (one.kind === 'forget') await network.forget(chosen(syncs, one.sync));
      if (one.kind === 'wait') world.clock.advance(one.minutes * 60_000);
      look();
    };

    // What is open before the first step has been seen open.
    look();
    for (const one of story.steps) await step(one);
    // No more faults; every backoff passes; what goes around a ring needs a round for each server.
    for (const server of servers) server.faults.clear();
    for (let round = 0; round < ROUNDS_TO_REST; round += 1) {
      world.clock.advance(7 * HOURS_MS);
      for (const { log } of servers) log.clear();
      await runAll(network, played);
      look();
      const wrote = servers.some(({ log }) => log.entries.some(({ method, path }) => method !== 'GET' && path.includes('/issues')));
      if (round > 0 && !wrote) break;
    }
    const others: Disagreement[] = areOthersLeft() ? [] : [{ is: 'different', what: 'an issue that only looks like a copy' }];
    const ours = network.admins.map(({ id }) => id);
    return {
      ...played,
      disagreements: [...compare(network, { touched, opened: onlooker.opened, mayStayHidden: story.steps.some(({ kind }) => kind === 'forget') }), ...others],
      mentions: servers.flatMap(({ mentions }, nth) => mentions.filter(({ authorId }) => authorId === ours[nth])).length,
      commands: servers.flatMap(({ quickActions }, nth) => quickActions.filter(({ authorId }) => authorId === ours[nth])).length,
    };
  } finally {
    await world.close();
  }
};
