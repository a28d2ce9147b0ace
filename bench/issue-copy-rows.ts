import { setInterval as every } from 'node:timers';
import { loopDelays } from './idle-loop.ts';
import { createTimedWorld } from './issue-world.ts';
import { rounded, type Row } from './row.ts';

const MEGABYTE = 1024 * 1024;
/** DESIGN.md section 12. */
const ALLOWED = { loopMs: 20, quietMs: 1000, quietRequests: 5, megabytes: 250 } as const;
/** The target's labels, what stands there already, and two labels that are made. */
const ONCE = 4;

/** GitLab's largest page. */
const PAGE = 100;

/** Each copy and each comment, the reading of each issue's comments, and the pages of issues: DESIGN.md section 8. */
export const leastRequests = (issues: number, comments: number): number => issues * (1 + comments) + issues + Math.ceil(issues / PAGE);

/** Each page begins at the last moment of the one before, so that no edit meanwhile hides an issue: of a page but the first 99 are new (`rules/issues/window.ts`). */
const listPages = (issues: number): number => Math.max(1, Math.ceil((issues - 1) / (PAGE - 1)));

export const allowedRequests = (issues: number, comments: number): number => leastRequests(issues, comments) - Math.ceil(issues / PAGE) + listPages(issues) + ONCE;

/** The most memory that the process held while `work` ran, beyond what it held before, in MiB. */
const memoryOf = async (work: () => Promise<void>): Promise<{ before: number; peak: number }> => {
  const resident = (): number => process.memoryUsage.rss() / MEGABYTE;
  const before = resident();
  let peak = before;
  const timer = every(() => void (peak = Math.max(peak, resident())), 50);
  try {
    await work();
    return { before, peak: Math.max(peak, resident()) };
  } finally {
    clearInterval(timer);
  }
};

type Size = { issues: number; comments: number; latencyMs: number; /** null = not promised. */ allowedMs: number | null };

/** A first run over so many issues, without limits, against servers in another process, and a run that finds nothing new. */
export const copyRows = async (program: string, { issues, comments, latencyMs, allowedMs }: Size): Promise<Row[]> => {
  const world = await createTimedWorld(program, latencyMs);
  try {
    await world.servers.seed(issues, comments);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    let first = { ms: Number.NaN, requests: Number.NaN };
    let delays = { own: Number.NaN, idle: Number.NaN };
    const { before, peak } = await memoryOf(async () => {
      delays = await loopDelays(async () => void (first = await world.measure()));
    });
    const quiet = await world.measure();
    const name = `${issues.toLocaleString('en')} issues × ${comments} comments`;
    // No more than 10,000 requests a minute go to one server, whatever it takes.
    const shortest = Math.max(issues * latencyMs, ((issues * (1 + comments)) / 10_000) * 60_000);
    return [
      { what: `first run of ${name}, ${latencyMs} ms latency, no limits`, measured: rounded(first.ms), floor: rounded(shortest), allowed: allowedMs ?? rounded(2 * shortest + 60_000), unit: 'ms' },
      { what: 'its requests', measured: first.requests, floor: leastRequests(issues, comments), allowed: allowedRequests(issues, comments), unit: 'requests' },
      { what: 'event loop meanwhile, p99; beside it that of a process that rests', measured: rounded(delays.own), floor: rounded(delays.idle), allowed: ALLOWED.loopMs, unit: 'ms' },
      { what: 'memory meanwhile, beside it before', measured: rounded(peak), floor: rounded(before), allowed: rounded(before + ALLOWED.megabytes), unit: 'MiB' },
      { what: 'a run that finds nothing new', measured: rounded(quiet.ms), floor: latencyMs, allowed: ALLOWED.quietMs, unit: 'ms' },
      { what: 'its requests', measured: quiet.requests, floor: 1, allowed: ALLOWED.quietRequests, unit: 'requests' },
    ];
  } finally {
    await world.close();
  }
};
