import { startDouble } from '../e2e/gitlab/double.ts';
import { GITLAB_COM_LIMITS } from '../e2e/gitlab/profile.ts';
import { createManualClock } from '../e2e/world/manual-clock.ts';
import { passTime } from '../e2e/world/pass-time.ts';
import { addProjectTo, addSide } from '../e2e/world/sides.ts';
import { allowedRequests, leastRequests } from './issue-copy-rows.ts';
import { isOfIssues, PROJECT, seedIssues } from './issue-servers.ts';
import { openIssueApp } from './issue-world.ts';
import { rounded, type Row } from './row.ts';

const MINUTE_MS = 60_000;
/** So long a turn of the event loop takes by the virtual clock: an answer takes some of them. */
const TURN_MS = 10;
/** Turns after which nothing is on its way any more, so that the time may go on faster. */
const QUIET_TURNS = 200;
const LONGEST_STEP_MS = 250;

type Server = ReturnType<typeof addSide>['server'];

/** Counts and forgets the requests of both servers: a million of them would not stay in memory. */
const createTally = (servers: readonly Server[]) => {
  const tally = { requests: 0, refused: 0 };
  return {
    tally,
    /** Answers whether anything was asked. */
    take(): boolean {
      const entries = servers.flatMap(({ log }) => log.entries);
      for (const { log } of servers) log.clear();
      tally.requests += entries.filter(({ path, status }) => isOfIssues(path) && status !== 429).length;
      tally.refused += entries.filter(({ status }) => status === 429).length;
      return entries.length > 0;
    },
  };
};

/** A first run over so many issues by a virtual clock, on a target with gitlab.com's limits, which the application has to learn. */
export const limitRows = async (issues: number, comments: number): Promise<Row[]> => {
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9, 0, 17));
  const double = await startDouble({ clock: { now: clock.now, advance: clock.advance, live: false } });
  const source = addSide(await double.addServer({ name: 'source' }));
  const target = addSide(await double.addServer({ name: 'target', limits: GITLAB_COM_LIMITS }));
  const servers = [source.server, target.server];
  await addProjectTo({ source, target }, PROJECT);
  const { tally, take } = createTally(servers);

  const passing = <T>(work: Promise<T>): Promise<T> =>
    passTime(work, {
      isOnItsWay: take,
      move(quiet) {
        const next = (clock.nextAt() ?? clock.now()) - clock.now();
        clock.advance(quiet < QUIET_TURNS ? TURN_MS : Math.min(LONGEST_STEP_MS, Math.max(TURN_MS, next)));
      },
    });

  const app = await openIssueApp([{ url: source.server.url, token: source.token.value }, { url: target.server.url, token: target.token.value }], { clock, requestsPerMinute: 2000, passing });
  try {
    seedIssues(source, { issues, comments });
    await app.call('issueSync.configure', { mirrorId: app.mirrorId, enabled: true, existing: 'all' });
    take();
    Object.assign(tally, { requests: 0, refused: 0 });
    const began = clock.now();
    await app.run();
    take();
    const minutes = (clock.now() - began) / MINUTE_MS;
    // The first minute's allowance goes at once.
    const shortest = (issues * comments) / (GITLAB_COM_LIMITS.noteCreate ?? 1) - 1;
    const name = `${issues.toLocaleString('en')} issues × ${comments} comments at gitlab.com’s limits`;
    return [
      { what: `first run of ${name}: virtual time`, measured: rounded(minutes), floor: rounded(shortest), allowed: rounded(shortest / 0.9), unit: 'min' },
      { what: 'its requests', measured: tally.requests, floor: leastRequests(issues, comments), allowed: allowedRequests(issues, comments), unit: 'requests' },
      { what: 'part of the binding limit left unused', measured: rounded(100 - (100 * shortest) / minutes), floor: 0, allowed: 10, unit: '%' },
      { what: 'requests refused with 429', measured: tally.refused, floor: 0, allowed: Math.ceil(minutes), unit: 'requests' },
    ];
  } finally {
    await app.close();
    await double.close();
  }
};
