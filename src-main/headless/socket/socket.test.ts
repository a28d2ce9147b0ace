import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src-preload/contract/reply.ts';
import type { Log } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { type SocketAddress, socketAddress } from './address.ts';
import { connectSocket } from './client.ts';
import { frame } from './frames.ts';
import { type SocketServer, startSocketServer } from './server.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let address: SocketAddress;
let running: SocketServer[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'maestro-sock-'));
  address = socketAddress(folder);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

const echo = async (method: string, input: unknown): Promise<Reply<unknown>> => ({ ok: true, value: { method, input } });

const start = async (call = echo): Promise<SocketServer> => {
  const server = await startSocketServer({ address, connect: () => ({ call, end: () => undefined }), log: silent });
  running.push(server);
  return server;
};

/** What the server answers to these bytes, until it closes or one frame came. */
const speak = (bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(address.path, () => socket.write(bytes));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.subarray(4).toString('utf8'));
    });
    socket.once('close', () => resolve('closed'));
  });

describe('The local socket', () => {
  test('carries calls one after another and their replies', async () => {
    await start();
    const client = await connectSocket(address);
    expect(await client?.call('pairs.list', { limit: 1 })).toEqual({ ok: true, value: { method: 'pairs.list', input: { limit: 1 } } });
    expect(await client?.call('pairs.get', { name: 'ü'.repeat(300_000) })).toMatchObject({ ok: true, value: { method: 'pairs.get' } });
    client?.close();
  });

  test('carries failures as data', async () => {
    await start(async () => ({ ok: false, failure: { code: 'name_taken', field: 'name' } }));
    const client = await connectSocket(address);
    expect(await client?.call('pairs.create', {})).toEqual({ ok: false, failure: { code: 'name_taken', field: 'name' } });
    client?.close();
  });

  test('lies where only this user can reach it, and is gone after the stop', async () => {
    const server = await start();
    expect(statSync(address.path).mode & 0o777).toBe(0o600);
    await server.stop();
    expect(existsSync(address.path)).toBe(false);
  });

  test('refuses what is no request, and more than 1 MiB', async () => {
    await start();
    expect(await speak(frame({ method: 1 }))).toContain('invalid_request');
    expect(await speak(frame({ method: 'a', input: 1, more: 1 }))).toContain('invalid_request');
    expect(await speak(Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from('{x')]))).toContain('invalid_request');
    expect(await speak(Buffer.from([0, 16, 0, 1]))).toContain('too_big');
  });

  test('the client itself refuses to send more than 1 MiB', async () => {
    await start();
    const client = await connectSocket(address);
    await expect(client?.call('pairs.create', { name: 'x'.repeat(1024 * 1024) })).rejects.toMatchObject({ failure: { code: 'invalid_input', rule: 'too_big' } });
    client?.close();
  });

  test('a call whose application ends before its reply has an unknown outcome', async () => {
    let arrived = (): void => undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    const server = await start(() => {
      arrived();
      return new Promise(() => undefined);
    });
    const client = await connectSocket(address);
    const reply = client?.call('mirrors.create', {});
    await asked;
    await Promise.all([expect(reply).rejects.toEqual(new AppError({ code: 'outcome_unknown', instanceId: null, endpoint: 'mirrors.create' })), server.stop()]);
  });

  test('nobody listening is no error', async () => {
    expect(await connectSocket(address)).toBeNull();
  });
});

describe('The place of the socket', () => {
  /** Leaves a socket without a listener, as a crash does. */
  const crash = async (): Promise<void> => {
    const other = createServer();
    const beside = `${address.path}.other`;
    await new Promise<void>((resolve) => other.listen(beside, resolve));
    renameSync(beside, address.path);
    await new Promise<void>((resolve) => other.close(() => resolve()));
  };

  test('is taken over from a crashed application', async () => {
    await crash();
    expect(statSync(address.path).isSocket()).toBe(true);
    expect(await connectSocket(address)).toBeNull();
    await start();
    const client = await connectSocket(address);
    expect(await client?.call('pairs.list', {})).toMatchObject({ ok: true });
    client?.close();
  });

  test('is not taken over from one that runs', async () => {
    await start();
    await expect(start()).rejects.toEqual(new AppError({ code: 'conflict', reason: 'data_folder_in_use' }));
  });

  test('is left alone where something else lies there', async () => {
    writeFileSync(address.path, 'mine');
    await expect(start()).rejects.toEqual(new AppError({ code: 'not_allowed', reason: 'socket_place_taken' }));
    expect(existsSync(address.path)).toBe(true);
  });

  test('is not believed in a folder that others can write', async () => {
    await start();
    chmodSync(folder, 0o770);
    expect(await connectSocket(address)).toBeNull();
    await expect(start()).rejects.toEqual(new AppError({ code: 'not_allowed', reason: 'socket_folder_not_private' }));
  });
});

describe('The address', () => {
  const linux = { platform: 'linux', temporary: '/tmp', user: '1000' } as const;

  test('lies in the data folder', () => {
    expect(socketAddress('/d', linux)).toEqual({ path: '/d/maestro.sock', folder: '/d' });
  });

  test('goes below the temporary folder where the path would be too long for the system', () => {
    const { path: long, folder: below } = socketAddress(`/${'d'.repeat(200)}`, linux);
    expect(long).toMatch(/^\/tmp\/mirror-maestro-1000\/[0-9a-f]{32}\.sock$/);
    expect(below).toBe('/tmp/mirror-maestro-1000');
    expect(socketAddress(`/${'e'.repeat(200)}`, linux).path).not.toBe(long);
  });

  test('is a pipe of its own for each data folder on Windows', () => {
    const windows = { ...linux, platform: 'win32' } as const;
    const { path: pipe, folder: none } = socketAddress('C:\\d', windows);
    expect(pipe).toMatch(/^\\\\\.\\pipe\\mirror-maestro-[0-9a-f]{32}$/);
    expect(none).toBeNull();
    expect(socketAddress('C:\\e', windows).path).not.toBe(pipe);
  });
});
