import type { Server } from '../gitlab/double.ts';
import { createIssueWorld, PATH } from '../world/issue-world.ts';
import { disagreements } from './agree.ts';
import type { Step, Trouble } from './edit.ts';
import { createPeople, tokenOf } from './people.ts';

export type Played = { runs: number; edits: number; faults: number; kills: number; disagreements: string[]; leaks: string[]; mentions: number; commands: number };

const HOURS_MS = 3_600_000;
const GUEST = 10;

const PLACES = { issues: /\/issues$/u, notes: /\/notes$/u, discussions: /\/discussions$/u, labels: /\/labels$/u, PUT: /\/issues\/\d+$/u } as const;

const LIMITS = {
  plain: { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '7' }, body: 'Retry later\n' },
  'retry-after': { status: 429, headers: { 'Retry-After': '60' }, body: { message: { error: 'This endpoint has been requested too many times. Try again later.' } } },
  silent: { status: 429, body: { message: { error: 'This endpoint has been requested too many times. Try again later.' } } },
} as const;

const afflict = (trouble: Trouble, source: Server, target: Server): void => {
  switch (trouble.kind) {
    case 'lost-reply':
    case 'no-connection':
      target.faults.add({ method: trouble.what === 'PUT' ? 'PUT' : 'POST', path: PLACES[trouble.what], kind: trouble.kind === 'lost-reply' ? 'reset_after_commit' : 'reset_before' });
      return;
    case 'limit':
      target.faults.add({ method: 'POST', path: /\/(?:issues|notes)$/u, kind: 'status', ...LIMITS[trouble.dialect] });
      return;
    case 'broken': {
      const { faults } = trouble.side === 'source' ? source : target;
      faults.add({ path: /\/issues/u, ...(trouble.how === '500' ? { kind: 'status', status: 500 } : { kind: trouble.how }) });
    }
  }
};

/** Plays a story on two servers and lets it come to rest. Answers in what both sides do not agree then, and what was readable by too many on the way. */
export const play = async (story: readonly Step[]): Promise<Played> => {
  const world = await createIssueWorld();
  const [source, target] = [world.source.server, world.target.server];
  const people = createPeople(source, PATH, 'T');
  const others = createPeople(target, PATH, 'T');
  const touched = new Set<string>();
  const leaks: string[] = [];
  const guest = target.addUser({ username: 'guest' });
  target.addMember(target.project(PATH), guest, GUEST);
  const played: Played = { runs: 0, edits: 0, faults: 0, kills: 0, disagreements: [], leaks, mentions: 0, commands: 0 };

  /** A guest of the target reads no copy of an issue that was confidential all the time, and no internal comment. */
  const alwaysConfidential = new Set<string>();
  const everOpen = new Set<string>();
  const lookForLeaks = (): void => {
    for (const { title, confidential } of people.issues()) (confidential ? alwaysConfidential : everOpen).add(tokenOf(title));
    for (const copy of target.snapshot(PATH)) {
      const token = tokenOf(copy.title);
      if (alwaysConfidential.has(token) && !everOpen.has(token) && target.canRead(guest, PATH, copy.iid)) leaks.push(`${token} is readable`);
    }
  };

  const run = async (): Promise<void> => {
    played.runs += 1;
    await world.run().catch((error: unknown) => {
      // A run that cannot be queued, because the one before still waits, is no loss: it comes again.
      if (!(error instanceof Error) || !error.message.includes('conflict')) throw error;
    });
    lookForLeaks();
  };

  const kill = async (before: boolean): Promise<void> => {
    played.kills += 1;
    let struck: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (struck = resolve));
    target.faults.add({ path: /\/(?:issues|notes|discussions|labels|uploads)(?:\/\d+)?$/u, kind: before ? 'reset_before' : 'reset_after_commit', onStrike: () => world.letGo().then(struck) });
    await world.call('issueSync.run', { mirrorId: world.mirrorId });
    world.app().startWork();
    await Promise.race([world.passing(ended), world.passing(world.app().untilIdle())]);
    target.faults.clear();
    await world.letGo();
    await world.reopen();
  };

  const step = async (one: Step): Promise<void> => {
    switch (one.kind) {
      case 'edit':
        played.edits += 1;
        if (one.edit.kind === 'touch-copy') {
          const token = others.touch(one.edit);
          if (token !== null) touched.add(token);
        } else people.act(one.edit);
        lookForLeaks();
        return;
      case 'trouble':
        played.faults += 1;
        afflict(one.trouble, source, target);
        return;
      case 'run':
        return run();
      case 'kill':
        return kill(one.before);
      case 'wait':
        world.clock.advance(one.minutes * 60_000);
    }
  };

  /** No more faults; every backoff passes; the runs go on until one has nothing to do. */
  const comeToRest = async (): Promise<void> => {
    source.faults.clear();
    target.faults.clear();
    for (let round = 0; round < 6; round += 1) {
      world.clock.advance(7 * HOURS_MS);
      await run();
      const { created, updated, failed } = await world.lastRun();
      if (round > 0 && created + updated + failed === 0) return;
    }
  };

  try {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    for (const one of story) await step(one);
    await comeToRest();
    const ours = new Set([world.target.admin.id]);
    return {
      ...played,
      disagreements: disagreements(people.issues(), target.snapshot(PATH), touched),
      mentions: target.mentions.filter(({ authorId }) => ours.has(authorId)).length,
      commands: target.quickActions.filter(({ authorId }) => ours.has(authorId)).length,
    };
  } finally {
    await world.close();
  }
};
