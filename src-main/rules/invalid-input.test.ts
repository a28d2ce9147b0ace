import { describe, expect, it } from 'vitest';
import { type MethodName, methods } from '../../src-preload/contract/methods.ts';
import { invalidInput } from './invalid-input.ts';

const refusal = (method: MethodName, input: unknown) => {
  const parsed = methods[method].input.safeParse(input);
  if (parsed.success) throw new Error('was taken');
  return invalidInput(parsed.error);
};

const instance = { name: 'A', url: 'https://a.example', token: 'glpat-x' };

describe('what is wrong with an input', () => {
  it('names the field and the bound of a text that is too long', () => {
    expect(refusal('instances.create', { ...instance, name: 'x'.repeat(101) })).toEqual({ code: 'invalid_input', field: 'name', rule: 'too_big', limit: '100' });
  });

  it('names a missing field with the type that it must have', () => {
    expect(refusal('instances.create', { name: 'A', url: 'https://a.example' })).toEqual({ code: 'invalid_input', field: 'token', rule: 'invalid_type', limit: 'string' });
  });

  it('names an unknown key', () => {
    expect(refusal('pairs.get', { pairId: 1, colour: 'red' })).toEqual({ code: 'invalid_input', field: 'colour', rule: 'unknown_key' });
  });

  it('lists the words of a closed set', () => {
    expect(refusal('pairs.create', { name: 'P', sourceInstanceId: 1, targetInstanceId: 2, direction: 'both' })).toEqual({
      code: 'invalid_input', field: 'direction', rule: 'invalid_value', limit: 'push, pull',
    });
  });

  it('speaks of paths where a text is neither a path nor an id', () => {
    expect(refusal('mirrors.preflight', { pairId: 1, source: 'no-slash', target: 'a/b' })).toMatchObject({ field: 'source', rule: 'project_path' });
  });

  it('reaches into nested objects', () => {
    expect(refusal('mirrors.create', { pairId: 1, source: 'a/b', target: 'a/b', overrides: { branchRegex: 7 } })).toMatchObject({ field: 'overrides.branchRegex', rule: 'invalid_type' });
  });

  it('refuses what is out of range instead of clamping it', () => {
    expect(refusal('mirrors.list', { limit: 501 })).toEqual({ code: 'invalid_input', field: 'limit', rule: 'too_big', limit: '500' });
    expect(refusal('pairs.get', { pairId: 0 })).toMatchObject({ field: 'pairId', rule: 'too_small', limit: '1' });
  });

  it('never repeats a value', () => {
    const failure = refusal('instances.create', { ...instance, token: 'glpat secret\nvalue' });
    expect(failure).toMatchObject({ field: 'token', rule: 'printable' });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});
