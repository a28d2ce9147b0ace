import { describe, expect, it } from 'vitest';
import { brokenHouseRules } from './house-rules.mjs';

/** @param {string} name @param {string} text */
const broken = (name, text) => brokenHouseRules({ name, text });

describe('the house rules', () => {
  it.each([
    ['the time', 'Date.now();'],
    ['the time as a date', 'new Date();'],
    ['a timer', 'setTimeout(run, 1);'],
    ['a timer through the global object', 'globalThis.setTimeout(run, 1);'],
    ['chance', 'Math.random();'],
    ['a random name', 'randomUUID();'],
  ])('keep a rule from asking the machine for %s', (_what, text) => {
    expect(broken('src-main/rules/a.ts', text)).toHaveLength(1);
    expect(broken('src-main/adapters/a.ts', text)).toEqual([]);
  });

  it('let a date be made from a number, and the words stand in a comment', () => {
    expect(broken('src-main/rules/a.ts', '// Date.now() would lie\nconst x = new Date(ms);')).toEqual([]);
  });

  it('let a secret be opened only where it is sent or sealed', () => {
    expect(broken('src-main/mirrors/a.ts', 'secret.reveal();')).toHaveLength(1);
    expect(broken('src-main/mirrors/a.ts', 'at.the.secret?.reveal();')).toHaveLength(1);
    expect(broken('src-main/gitlab/transport.ts', 'secret.reveal();')).toEqual([]);
    expect(broken('src-main/secrets/vault.ts', 'secret.reveal();')).toEqual([]);
  });

  it('do not let a rule be silenced', () => {
    expect(broken('src-main/rules/a.ts', '// oxlint-disable-next-line')).toHaveLength(1);
  });

  it('do not let a path of somebody’s machine in', () => {
    expect(broken('src-main/rules/a.ts', "const x = '/home/somebody/x';")).toHaveLength(1);
    expect(broken('src-main/rules/a.ts', "const x = 'https://gitlab.example/home/somebody';")).toEqual([]);
  });

  it('report the place', () => {
    expect(broken('src-main/rules/a.ts', '\nDate.now();')).toEqual(['src-main/rules/a.ts:2: Date.now asks the machine for the time or for chance; take the Clock or Chance of ports.ts']);
  });
});
