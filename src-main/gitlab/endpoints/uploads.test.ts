import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { AppError } from '../../rules/app-error.ts';
import type { FileSink } from '../issue-door.ts';
import { CANARY, failureFrom, INSTANCE, openDoor } from '../test-kit/kit.ts';
import { startServer } from '../test-kit/server.ts';

const PROJECT = ProjectId.parse(5);
const UPLOAD = { secret: 'a'.repeat(32), filename: 'a b ü#.png' };
const PATH = `/api/v4/projects/5/uploads/${UPLOAD.secret}/a%20b%20%C3%BC%23.png`;
const MEGABYTE = 1024 * 1024;
const BYTES = Buffer.from(Uint8Array.from({ length: 256 }, (_, at) => at));
const FILE = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };

const collect = (): FileSink & { bytes(): Buffer; begun: number } => {
  let chunks: Uint8Array[] = [];
  const sink = {
    begun: 0,
    begin: () => {
      sink.begun += 1;
      chunks = [];
      return Promise.resolve();
    },
    write: (chunk: Uint8Array) => Promise.resolve(void chunks.push(chunk)),
    bytes: () => Buffer.concat(chunks),
  };
  return sink;
};

const gitlabThat = async (answer: (response: ServerResponse, count: number) => void) => {
  const server = await startServer((_request, response, count) => answer(response, count));
  return { ...server, ...openDoor(server.origin) };
};

describe('a download', () => {
  it('streams a file of any bytes into its sink', async () => {
    const { gitlab, seen, log } = await gitlabThat((response) => void response.writeHead(200, FILE).end(BYTES));
    const sink = collect();
    expect(await gitlab.downloadUpload(PROJECT, UPLOAD, sink, MEGABYTE)).toEqual({ bytes: 256 });
    expect(sink.bytes()).toEqual(BYTES);
    expect(seen[0]?.url).toBe(PATH);
    expect(JSON.stringify(log.lines)).not.toContain('png');
    expect(log.lines.at(-1)?.data).toMatchObject({ endpoint: 'GET projects/:id/uploads/:secret/:filename', bytes: 256 });
  });

  it('begins anew where it was broken off', async () => {
    const { gitlab } = await gitlabThat((response, count) => {
      response.writeHead(200, { ...FILE, 'content-length': '256' });
      if (count > 1) return void response.end(BYTES);
      response.write(BYTES.subarray(0, 100), () => response.destroy());
    });
    const sink = collect();
    expect(await gitlab.downloadUpload(PROJECT, UPLOAD, sink, MEGABYTE)).toEqual({ bytes: 256 });
    expect([sink.begun, sink.bytes().equals(BYTES)]).toEqual([2, true]);
  });

  it('that is always broken off fails', async () => {
    const { gitlab } = await gitlabThat((response) => {
      response.writeHead(200, { ...FILE, 'content-length': '256' });
      response.write(BYTES.subarray(0, 100), () => response.destroy());
    });
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'reset' });
  });

  it('stops where the file is larger than allowed, whatever its headers promise', async () => {
    const { gitlab } = await gitlabThat((response) => {
      response.writeHead(200, FILE);
      for (let part = 0; part < 64; part += 1) response.write(Buffer.alloc(16 * 1024));
      response.end();
    });
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), 100_000))).toMatchObject({ code: 'unexpected_answer', reason: 'too_large' });
  });

  it.each([
    ['a page', { 'content-type': 'text/html; charset=utf-8' }, '<html>Sign in</html>', 'html'],
    ['an error', { 'content-type': 'application/json' }, '{"error":"x"}', 'shape'],
    ['nothing', { 'content-type': 'application/octet-stream' }, '', 'empty'],
  ])('of %s with status 200 is no file', async (_what, headers, body, reason) => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(200, headers).end(body));
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toMatchObject({ code: 'unexpected_answer', reason });
  });

  it('of a page that somebody attached is a file', async () => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(200, { 'content-type': 'text/html', 'content-disposition': 'attachment; filename=a.html' }).end('<html></html>'));
    expect(await gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE)).toEqual({ bytes: 13 });
  });

  it.each([
    [{ error: '404 Not Found' }, { code: 'not_supported', capability: 'upload_download' }],
    [{ message: '404 Not found' }, { code: 'not_found', kind: 'issue' }],
  ])('that GitLab does not have: %o', async (body, failure) => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toMatchObject(failure);
  });

  it('ends with what its sink could not do', async () => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(200, FILE).end(BYTES));
    const full: FileSink = { begin: () => Promise.resolve(), write: () => Promise.reject(new AppError({ code: 'storage', reason: 'disk_full' })) };
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, full, MEGABYTE))).toEqual({ code: 'storage', reason: 'disk_full' });
  });
});

describe('a download that is redirected', () => {
  it('goes to another origin without the token', async () => {
    const storage = await startServer((_request, response) => void response.writeHead(200, FILE).end(BYTES));
    const signed = `${storage.origin}/bucket/file?signature=${'x'.repeat(1500)}`;
    const { gitlab, seen } = await gitlabThat((response) => void response.writeHead(302, { location: signed }).end());
    const sink = collect();
    expect(await gitlab.downloadUpload(PROJECT, UPLOAD, sink, MEGABYTE)).toEqual({ bytes: 256 });
    expect(sink.bytes().equals(BYTES)).toBe(true);
    expect(storage.seen.map(({ url }) => `${storage.origin}${url}`)).toEqual([signed]);
    expect(JSON.stringify(storage.seen)).not.toContain(CANARY);
    expect(storage.seen[0]?.headers.authorization).toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it('goes on by hops, each without the token, and not for ever', async () => {
    const storage = await startServer((request, response) => {
      const left = Number(new URL(request.url, 'http://x').searchParams.get('left'));
      if (left === 0) response.writeHead(200, FILE).end(BYTES);
      else response.writeHead(307, { location: `/file?left=${left - 1}` }).end();
    });
    const at = (left: number) => gitlabThat((response) => void response.writeHead(302, { location: `${storage.origin}/file?left=${left}` }).end());
    expect(await (await at(2)).gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE)).toEqual({ bytes: 256 });
    expect(await failureFrom((await at(3)).gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toMatchObject({ code: 'unexpected_answer', reason: 'redirect' });
    expect(JSON.stringify(storage.seen)).not.toContain(CANARY);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', { code: 'blocked_address', reason: 'metadata' }],
    ['http://[fe80::1]/file', { code: 'blocked_address', reason: 'link_local' }],
    ['http://user:word@127.0.0.1:9/file', { code: 'blocked_address', reason: 'user_info' }],
    ['file:///etc/passwd', { code: 'blocked_address', reason: 'redirect' }],
    ['https://[', { code: 'unexpected_answer', reason: 'redirect' }],
  ])('never to %s', async (location, failure) => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(302, { location }).end());
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toMatchObject(failure);
  });

  it('never to a name that leads to an address that is not allowed', async () => {
    const server = await startServer((_request, response) => void response.writeHead(302, { location: 'http://storage.example.com/file' }).end());
    const { gitlab } = openDoor(server.origin, { resolve: () => Promise.resolve(['127.0.0.1', '169.254.1.9']) });
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toEqual({ code: 'blocked_address', reason: 'link_local' });
  });

  it('to a page is no file', async () => {
    const storage = await startServer((_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'));
    const { gitlab } = await gitlabThat((response) => void response.writeHead(302, { location: `${storage.origin}/users/sign_in` }).end());
    expect(await failureFrom(gitlab.downloadUpload(PROJECT, UPLOAD, collect(), MEGABYTE))).toMatchObject({ code: 'unexpected_answer', reason: 'html' });
  });
});

describe('an upload', () => {
  const file = (content: Buffer, filename = 'pla"n.txt') => ({
    filename,
    bytes: content.byteLength,
    async *read(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < content.byteLength; at += 50) yield content.subarray(at, at + 50);
    },
  });
  const made = JSON.stringify({ id: 1, alt: 'plan', url: `/uploads/${'b'.repeat(32)}/pla_n.txt`, full_path: '/-/project/5/uploads/x', markdown: 'x' });

  it('is one form with one file, with its length, and answers where it stands', async () => {
    const { gitlab, seen } = await gitlabThat((response) => void response.writeHead(201, { 'content-type': 'application/json' }).end(made));
    expect(await gitlab.createUpload(PROJECT, file(Buffer.from('hello '.repeat(100))))).toEqual({ path: `/uploads/${'b'.repeat(32)}/pla_n.txt` });
    const { body = '', headers = {} } = seen[0] ?? {};
    const boundary = /boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1] ?? 'none';
    expect(body).toBe(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="pla%22n.txt"\r\ncontent-type: application/octet-stream\r\n\r\n${'hello '.repeat(100)}\r\n--${boundary}--\r\n`);
    expect(Number(headers['content-length'])).toBe(body.length);
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('that is too large for the server is refused with its words', async () => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(413, { 'content-type': 'application/json' }).end('{"error":"413 Request Entity Too Large"}'));
    expect(await failureFrom(gitlab.createUpload(PROJECT, file(Buffer.from('x'))))).toMatchObject({ code: 'refused_by_gitlab', status: 413 });
  });

  it('whose answer is lost is not sent again', async () => {
    const { gitlab, seen } = await gitlabThat((response) => void response.destroy());
    expect(await failureFrom(gitlab.createUpload(PROJECT, file(Buffer.from('x'))))).toMatchObject({ code: 'outcome_unknown', endpoint: 'POST projects/:id/uploads' });
    expect(seen).toHaveLength(1);
  });

  it('that GitLab put somewhere else than below /uploads/ is no answer to link to', async () => {
    const { gitlab } = await gitlabThat((response) => void response.writeHead(201, { 'content-type': 'application/json' }).end('{"url":"/uploads/../../etc/x"}'));
    expect(await failureFrom(gitlab.createUpload(PROJECT, file(Buffer.from('x'))))).toMatchObject({ code: 'outcome_unknown' });
  });
});
