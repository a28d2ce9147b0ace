import { describe, expect, it } from 'vitest';
import { pairRules } from './pair-rules.ts';
import { changesCredential, changesDefaults, type PairValues, toCreate, toUpdate, valuesOf } from './pair-values.ts';
import { aPair } from './sample-pair.ts';

const values = (changes: Partial<PairValues> = {}): PairValues => ({ ...valuesOf(null), name: 'Company to gitlab.com', sourceInstanceId: '1', targetInstanceId: '2', ...changes });

describe('the pair form', () => {
  it('never sends two branch filters', () => {
    expect(toCreate(values({ branches: 'protected', branchRegex: '^main$' }))).toMatchObject({ onlyProtectedBranches: true, branchRegex: null });
    expect(toCreate(values({ branches: 'expression', branchRegex: '^main$' }))).toMatchObject({ onlyProtectedBranches: false, branchRegex: '^main$' });
    expect(toCreate(values({ branches: 'all', branchRegex: '^main$' }))).toMatchObject({ onlyProtectedBranches: false, branchRegex: null });
  });

  it('sends the trigger of pipelines for pull only', () => {
    expect(toCreate(values({ direction: 'push', triggerBuilds: true })).triggerBuilds).toBe(false);
    expect(toCreate(values({ direction: 'pull', triggerBuilds: true })).triggerBuilds).toBe(true);
  });

  it('leaves instances and direction out once the pair has mirrors', () => {
    expect(toUpdate(values(), aPair())).toHaveProperty('direction', 'push');
    expect(toUpdate(values(), aPair({ mirrors: 1 }))).not.toHaveProperty('direction');
    expect(toUpdate(values(), aPair({ mirrors: 1 }))).not.toHaveProperty('sourceInstanceId');
  });

  it('asks for instances, two different ones, and for the expression that was chosen', () => {
    expect(pairRules(null)(values())).toEqual({});
    expect(pairRules(null)(values({ sourceInstanceId: '' }))).toEqual({ sourceInstanceId: 'Choose an instance.' });
    expect(Object.keys(pairRules(null)(values({ targetInstanceId: '1' })))).toEqual(['targetInstanceId']);
    expect(Object.keys(pairRules(null)(values({ name: ' ', branches: 'expression' })))).toEqual(['name', 'branchRegex']);
  });

  it('sends an account with the kind that takes one, and a stored one only where it changes', () => {
    const account = { username: 'sync', password: 'secret' };
    expect(toCreate(values({ account }))).not.toHaveProperty('account');
    expect(toCreate(values({ credentialSource: 'account', account }))).toMatchObject({ credentialSource: 'account', account });
    const pair = aPair({ credentialSource: 'account', accountUsername: 'sync' });
    expect(toUpdate(valuesOf(pair), pair)).not.toHaveProperty('account');
    expect(changesCredential(valuesOf(pair), pair)).toBe(false);
    expect(toUpdate({ ...valuesOf(pair), account }, pair)).toMatchObject({ account });
    expect(changesCredential({ ...valuesOf(pair), account }, pair)).toBe(true);
    const renamed = { ...valuesOf(pair), account: { username: 'other', password: '' } };
    expect(pairRules(pair)(renamed)).toEqual({ 'account.password': 'Enter a value.' });
  });

  it('sends a group for a group token only', () => {
    expect(toCreate(values({ credentialGroup: 'platform' })).credentialGroup).toBeNull();
    expect(toCreate(values({ credentialSource: 'group_token', credentialGroup: 'platform' })).credentialGroup).toBe('platform');
    expect(toCreate(values({ credentialSource: 'group_token', credentialGroup: ' ' })).credentialGroup).toBeNull();
  });

  it('knows when what mirrors inherit would change', () => {
    const before = aPair({ branchRegex: '^main$' });
    expect(changesDefaults(valuesOf(before), before)).toBe(false);
    expect(changesDefaults({ ...valuesOf(before), name: 'Other' }, before)).toBe(false);
    expect(changesDefaults({ ...valuesOf(before), branches: 'all' }, before)).toBe(true);
  });
});
