import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { startDouble } from '../e2e/gitlab/double.ts';
import { addProjectTo, addSide } from '../e2e/world/sides.ts';

export const PROJECT = 'platform/api';
const HOUR_MS = 3_600_000;

const Wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), latencyMs: z.number() }),
  z.object({ do: z.literal('seed'), issues: z.int(), comments: z.int() }),
  z.object({ do: z.literal('count') }),
  z.object({ do: z.literal('close') }),
]);
type Wish = z.infer<typeof Wish>;

const Access = z.object({ url: z.string(), token: z.string() });
const Listed = z.object({ id: z.int(), iid: z.int(), updatedAt: z.number() });
const Told = z.object({ sides: z.tuple([Access, Access]).optional(), requests: z.int().optional(), issues: z.array(Listed).optional() });
type Told = z.infer<typeof Told>;
export type SeededIssue = z.infer<typeof Listed>;

/** As people leave them: changed at different times, and some time ago. */
export const seedIssues = ({ server }: ReturnType<typeof addSide>, { issues, comments }: { issues: number; comments: number }): SeededIssue[] => {
  for (let iid = 1; iid <= issues; iid += 1) {
    server.addIssue(PROJECT, { title: `Issue ${iid}`, description: `What is wrong with part ${iid}`, labels: ['bug'] });
    for (let nth = 1; nth <= comments; nth += 1) server.addNote(PROJECT, iid, { body: `Comment ${nth} on ${iid}` });
  }
  for (const issue of server.listIssues(PROJECT)) {
    issue.updatedAt -= HOUR_MS + (issues - issue.iid) * 1000;
    for (const note of server.listNotes(PROJECT, issue.iid)) Object.assign(note, { createdAt: issue.updatedAt, updatedAt: issue.updatedAt });
  }
  return server.listIssues(PROJECT).map(({ id, iid, updatedAt }) => ({ id, iid, updatedAt }));
};

/** Whether a request concerns issues: others are the mirror's. */
export const isOfIssues = (path: string): boolean => /\/(issues|labels|uploads)/.test(path);

/** In a process of its own: two servers that do what they are told until they are closed. */
export const serveIssues = (): void => {
  const state: { double: Awaited<ReturnType<typeof startDouble>> | null; sides: ReturnType<typeof addSide>[] } = { double: null, sides: [] };

  const start = async (latencyMs: number): Promise<Told> => {
    const double = await startDouble();
    const source = addSide(await double.addServer({ name: 'source', latencyMs }));
    const target = addSide(await double.addServer({ name: 'target', latencyMs }));
    await addProjectTo({ source, target }, PROJECT);
    Object.assign(state, { double, sides: [source, target] });
    return { sides: [{ url: source.server.url, token: source.token.value }, { url: target.server.url, token: target.token.value }] };
  };

  const count = (): Told => {
    const requests = state.sides.reduce((sum, { server }) => sum + server.log.entries.filter(({ path }) => isOfIssues(path)).length, 0);
    for (const { server } of state.sides) server.log.clear();
    return { requests };
  };

  const carryOut = async (wish: Wish): Promise<Told> => {
    if (wish.do === 'start') return start(wish.latencyMs);
    if (wish.do === 'count') return count();
    const [source] = state.sides;
    if (wish.do === 'seed' && source !== undefined) return { issues: seedIssues(source, wish) };
    if (wish.do === 'close') await state.double?.close();
    return {};
  };

  process.on('message', (message) => void carryOut(Wish.parse(message)).then((told) => process.send?.(told)));
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit(0));
};

/**
 * Two servers in another process, so that time and memory that are measured here are the application's. `program` is the bundle that
 * exports `serveIssues`.
 */
export const startIssueServers = async (program: string, latencyMs: number) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import(${JSON.stringify(pathToFileURL(program).href)}).then(({ serveIssues }) => serveIssues())`], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_resolve, reject) => void child.once('exit', () => reject(new Error('the servers have ended'))));
  ended.catch(() => undefined);
  const ask = (wish: Wish): Promise<Told> =>
    Promise.race([ended, new Promise<Told>((resolve) => {
      child.once('message', (told) => resolve(Told.parse(told)));
      child.send(wish);
    })]);
  const { sides } = await ask({ do: 'start', latencyMs });
  if (sides === undefined) throw new Error('the servers did not start');
  return {
    sides,
    seed: async (issues: number, comments: number): Promise<SeededIssue[]> => (await ask({ do: 'seed', issues, comments })).issues ?? [],
    /** Requests that concern issues, since it was last asked. */
    requests: async (): Promise<number> => (await ask({ do: 'count' })).requests ?? 0,
    async close(): Promise<void> {
      await ask({ do: 'close' });
      child.disconnect();
    },
  };
};
