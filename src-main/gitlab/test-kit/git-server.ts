import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const IDENTITY = { GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.com', GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.com', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

export type GitServer = { origin: string; git(...args: string[]): string; requests: Array<{ method: string; url: string; authorization: string | undefined }> };

/** Splits what a CGI program printed into status, headers and body. */
const readCgi = (output: Buffer): { status: number; headers: Record<string, string>; body: Buffer } => {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, end).split('\r\n').map((line) => line.split(/:\s*/, 2));
  const headers = Object.fromEntries(lines.map(([name = '', value = '']) => [name.toLowerCase(), value]));
  return { status: Number((headers['status'] ?? '200').slice(0, 3)), headers, body: output.subarray(end + 4) };
};

/** A real bare repository `group/project.git`, served by Git's own `http-backend`. Without `protocol` it does not hear of version 2. */
export const startGitServer = async ({ objectFormat = 'sha1', protocol = true }: { objectFormat?: string; protocol?: boolean } = {}): Promise<GitServer> => {
  const root = mkdtempSync(join(tmpdir(), 'git-server-'));
  const repository = join(root, 'group', 'project.git');
  const run = (...args: string[]): string => execFileSync('git', args, { env: { ...process.env, ...IDENTITY }, encoding: 'utf8' }).trim();
  run('init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${objectFormat}`, repository);
  const requests: GitServer['requests'] = [];

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    requests.push({ method: request.method ?? '', url: request.url ?? '', authorization: request.headers.authorization });
    const cgi = spawn('git', ['http-backend'], {
      env: {
        ...process.env, ...IDENTITY, GIT_PROJECT_ROOT: root, GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: url.pathname, QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method, CONTENT_TYPE: request.headers['content-type'] ?? '',
        ...(protocol ? { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') } : {}),
      },
    });
    const output: Buffer[] = [];
    request.pipe(cgi.stdin);
    cgi.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    cgi.on('close', () => {
      const { status, headers, body } = readCgi(Buffer.concat(output));
      response.writeHead(status, { 'content-type': headers['content-type'] ?? 'text/plain' }).end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    rmSync(root, { recursive: true });
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, requests, git: (...args) => run('-C', repository, ...args) };
};
