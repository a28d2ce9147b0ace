import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { REFS_ADVERTISEMENT, refsAnswer } from './git-refs.ts';

/** What the server says of one project; changed by the test at will. */
export type ListedState = { lastActivityAt: number; importStatus: string; pushStatus: string; sha: string };

export type ListServer = {
  readonly origin: string;
  /** Requests by what they ask: `projects`, `remote_mirrors`, `mirror/pull`, `refs`, … */
  readonly counts: Map<string, number>;
  /** Answers that were sent whole. */
  answered(): number;
  requests(): number;
  /** 0 to `projects - 1`; the id is one more. */
  state(index: number): ListedState;
  /** Answers every request with this status from now on; null is as usual. */
  fail(status: number | null): void;
  close(): Promise<void>;
};

type Options = { projects: number; pull: boolean; perProject: number };

const TokenAsked = z.object({ name: z.string(), scopes: z.array(z.string()), expires_at: z.string() });

/** GitLab names the next page of a list that has one; here a full page always has. */
const nextPage = (url: URL, body: unknown): Record<string, string> =>
  url.pathname.includes('/groups/') && Array.isArray(body) && body.length === 100 ? { 'x-next-page': String(Number(url.searchParams.get('page') ?? 1) + 1) } : {};

const iso = (at: number): string => new Date(at).toISOString();

const mirrorsOf = (id: number, state: ListedState, perProject: number) =>
  Array.from({ length: perProject }, (_, nth) => ({
    id: id * 100 + nth, enabled: true, url: `https://*****:*****@mirror.example.com/p${nth}.git`, update_status: state.pushStatus, last_update_at: iso(state.lastActivityAt),
    last_update_started_at: iso(state.lastActivityAt), last_successful_update_at: iso(state.lastActivityAt), last_error: null, only_protected_branches: false, keep_divergent_refs: true,
  }));

/**
 * A server that says of very many projects what a GitLab server would, and does nothing: for measures over thousands of mirrors, where
 * the double with its real repositories would take longer than what is measured.
 */
export const startListServer = async ({ projects, pull, perProject }: Options): Promise<ListServer> => {
  const counts = new Map<string, number>();
  const states = new Map<number, ListedState>();
  let answered = 0;
  let failing: number | null = null;

  const state = (index: number): ListedState => {
    const known = states.get(index) ?? { lastActivityAt: Date.UTC(2026, 0, 1), importStatus: 'finished', pushStatus: 'finished', sha: 'a'.repeat(40) };
    states.set(index, known);
    return known;
  };
  const entity = (id: number) => ({
    id, path_with_namespace: `group/p${id}`, name: `p${id}`, web_url: `http://x/group/p${id}`, http_url_to_repo: `http://x/group/p${id}.git`, default_branch: 'main', archived: false,
    empty_repo: false, last_activity_at: iso(state(id - 1).lastActivityAt), mirror: pull, import_status: state(id - 1).importStatus,
  });
  const pullMirror = (id: number) => ({
    update_status: state(id - 1).importStatus, url: `https://*****@mirror.example.com/p${id}.git`, last_error: null, last_update_at: iso(state(id - 1).lastActivityAt), last_update_started_at: null,
    last_successful_update_at: iso(state(id - 1).lastActivityAt), enabled: true, mirror_trigger_builds: false, only_mirror_protected_branches: false, mirror_overwrites_diverged_branches: false,
  });

  /** The token's value is as long as GitLab's, and belongs to nobody. */
  const token = (id: number, asked: unknown) => ({ active: true, ...TokenAsked.parse(asked), id, token: `glpat-${String(id).padStart(20, '0')}` });

  /** The kind of a question, and its answer: text is Git's, everything else JSON. */
  const answer = (url: URL, method: string, asked: unknown): [kind: string, type: string, body: unknown] => {
    const git = /\/p(\d+)\.git\//.exec(url.pathname);
    if (git !== null) {
      if (method === 'GET') return ['refs', 'application/x-git-upload-pack-advertisement', REFS_ADVERTISEMENT];
      return ['refs', 'application/x-git-upload-pack-result', refsAnswer({ 'refs/heads/main': state(Number(git[1]) - 1).sha })];
    }
    const json = 'application/json';
    const [, what = '', id = '0', part = '', last = ''] = /^\/api\/v4\/(\w+)(?:\/(\d+))?(?:\/(\w+))?(?:\/(\w+))?/.exec(url.pathname) ?? [];
    if (what === 'user') return ['user', json, { id: 1, username: 'admin', is_admin: true }];
    if (url.pathname.endsWith('/issues')) return ['issues', json, []];
    if (what === 'groups') {
      const page = Number(url.searchParams.get('page') ?? 1);
      return ['group', json, Array.from({ length: Math.max(0, Math.min(100, projects - 100 * (page - 1))) }, (_, nth) => entity(100 * (page - 1) + nth + 1))];
    }
    if (part === 'access_tokens') return ['token', json, token(Number(id), asked)];
    if (part === 'protected_branches') return ['protected', json, []];
    if (part === 'remote_mirrors' && method === 'POST') {
      return last === '' ? ['create', json, mirrorsOf(Number(id), state(Number(id) - 1), 1)[0]] : ['sync', json, null];
    }
    if (part === 'remote_mirrors') {
      const all = mirrorsOf(Number(id), state(Number(id) - 1), perProject);
      return ['remote_mirrors', json, last === '' ? all : all.find((one) => one.id === Number(last))];
    }
    if (part === 'mirror') return ['mirror/pull', json, pullMirror(Number(id))];
    if (id !== '0') return ['project', json, entity(Number(id))];
    const after = Number(url.searchParams.get('id_after') ?? 0);
    return ['projects', json, Array.from({ length: Math.max(0, Math.min(100, projects - after)) }, (_, nth) => entity(after + nth + 1))];
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    response.on('close', () => (answered += 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent: unknown = request.headers['content-type'] === 'application/json' ? JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null') : null;
      const url = new URL(request.url ?? '/', 'http://x');
      const [kind, type, body] = answer(url, request.method ?? 'GET', sent);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (failing !== null) response.writeHead(failing, { 'content-type': 'application/json' }).end('{"message":"500 Internal Server Error"}');
      else response.writeHead(200, { 'content-type': type, ...nextPage(url, body) }).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`, counts, answered: () => answered, requests: () => [...counts.values()].reduce((sum, one) => sum + one, 0), state,
    fail: (status) => (failing = status),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
};
