import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../src-preload/contract/models/settings.ts';
import type { Role } from '../src-preload/contract/models/operator.ts';
import type { Handlers } from '../src-preload/contract/methods.ts';
import { createDispatch } from './dispatch.ts';
import type { Log } from './ports.ts';
import { AppError } from './rules/app-error.ts';

const never = (): never => {
  throw new Error('not asked in this test');
};

const setUp = (some: Partial<Handlers>, role: Role | null = 'administrator') => {
  const refused: string[] = [];
  const lines: string[] = [];
  const keep = (event: string, data?: object): void => void lines.push(JSON.stringify({ event, ...data }));
  const log: Log = { info: keep, warn: keep, error: keep };
  const handlers = new Proxy(some, { get: (target, name) => Reflect.get(target, name) ?? never });
  const isComplete = (value: Partial<Handlers>): value is Handlers => value === handlers;
  if (!isComplete(handlers)) throw new Error('unreachable');
  return { call: createDispatch(handlers, { log, chance: { uid: () => 'REF1', fraction: () => 0, bytes: (count) => new Uint8Array(count) }, role: () => role, whyShut: () => ({ code: 'locked', reason: 'signed_out' }), admit: () => Promise.resolve(), onRefused: (method) => void refused.push(method) }), lines, refused };
};

describe('the dispatch', () => {
  it('strips what the contract does not name, so that a leaked token does not cross', async () => {
    const leaky = { ...DEFAULT_SETTINGS, token: 'glpat-canary' };
    const { call } = setUp({ 'settings.get': () => leaky });
    expect(await call('settings.get', {})).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('answers nobody but who is signed in, where the table wants somebody', async () => {
    const { call, refused } = setUp({ 'settings.get': () => DEFAULT_SETTINGS }, null);
    expect(await call('pairs.get', { pairId: 1 })).toEqual({ ok: false, failure: { code: 'locked', reason: 'signed_out' } });
    expect(await call('settings.get', {})).toMatchObject({ ok: true });
    expect(refused).toEqual([]);
  });

  it('refuses a call that is above the role, tells of it, and does not look at its input', async () => {
    const { call, refused } = setUp({}, 'viewer');
    expect(await call('instances.create', 'nonsense')).toEqual({ ok: false, failure: { code: 'not_allowed', reason: 'role' } });
    expect(refused).toEqual(['instances.create']);
  });

  it('lets a viewer read rules, and refuses to write them, even none', async () => {
    const { call, refused } = setUp({ 'issueSync.labelRules': () => ({ items: [], total: 0 }) }, 'viewer');
    expect(await call('issueSync.labelRules', { mirrorId: 1 })).toEqual({ ok: true, value: { items: [], total: 0 } });
    expect(await call('issueSync.labelRules', { mirrorId: 1, rules: [] })).toEqual({ ok: false, failure: { code: 'not_allowed', reason: 'role' } });
    expect(refused).toEqual(['issueSync.labelRules']);
  });

  it('refuses a method that is not in the table, inherited names too', async () => {
    const { call } = setUp({});
    expect(await call('instances.burn', {})).toEqual({ ok: false, failure: { code: 'not_found', kind: 'method', name: 'instances.burn' } });
    expect(await call('toString', {})).toMatchObject({ ok: false, failure: { code: 'not_found' } });
  });

  it('does not ask the handler when the input is wrong', async () => {
    const { call } = setUp({});
    expect(await call('pairs.get', { pairId: 'one' })).toMatchObject({ ok: false, failure: { code: 'invalid_input', field: 'pairId' } });
  });

  it('answers a failure as data', async () => {
    const { call } = setUp({ 'settings.get': () => { throw new AppError({ code: 'name_taken', field: 'name' }); } });
    expect(await call('settings.get', {})).toEqual({ ok: false, failure: { code: 'name_taken', field: 'name' } });
  });

  it('answers a bug with a reference that is in the log, and never with its message', async () => {
    const { call, lines } = setUp({ 'settings.get': () => { throw new TypeError('glpat-canary in /home/someone'); } });
    expect(await call('settings.get', {})).toEqual({ ok: false, failure: { code: 'unexpected', reference: 'REF1' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('REF1');
    expect(lines[0]).not.toContain('canary');
  });

  it('treats an answer that does not fit the contract as a bug', async () => {
    const { call } = setUp({ 'settings.get': () => ({ ...DEFAULT_SETTINGS, concurrency: 0 }) });
    expect(await call('settings.get', {})).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
  });
});
