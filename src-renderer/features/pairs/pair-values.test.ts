import { describe, expect, it } from 'vitest';
import { Pair } from '../../../src-preload/contract/models/pair.ts';
import { pairRules } from './pair-rules.ts';
import { changesDefaults, type PairValues, toCreate, toUpdate, valuesOf } from './pair-values.ts';

const values = (changes: Partial<PairValues> = {}): PairValues => ({ ...valuesOf(null), name: 'Company to gitlab.com', sourceInstanceId: '1', targetInstanceId: '2', ...changes });

const pair = (changes: object = {}) =>
  Pair.parse({
    id: 5, name: 'Company to gitlab.com', description: '', sourceInstanceId: 1, sourceInstanceName: 'Company', targetInstanceId: 2, targetInstanceName: 'gitlab.com', direction: 'push',
    overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, credentialSource: 'project_token', reversePairIds: [], mirrors: 0, createdAt: 0, ...changes,
  });

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
    expect(toUpdate(values(), pair())).toHaveProperty('direction', 'push');
    expect(toUpdate(values(), pair({ mirrors: 1 }))).not.toHaveProperty('direction');
    expect(toUpdate(values(), pair({ mirrors: 1 }))).not.toHaveProperty('sourceInstanceId');
  });

  it('asks for instances, two different ones, and for the expression that was chosen', () => {
    expect(pairRules(values())).toEqual({});
    expect(pairRules(values({ sourceInstanceId: '' }))).toEqual({ sourceInstanceId: 'Choose an instance.' });
    expect(Object.keys(pairRules(values({ targetInstanceId: '1' })))).toEqual(['targetInstanceId']);
    expect(Object.keys(pairRules(values({ name: ' ', branches: 'expression' })))).toEqual(['name', 'branchRegex']);
  });

  it('knows when what mirrors inherit would change', () => {
    const before = pair({ branchRegex: '^main$' });
    expect(changesDefaults(valuesOf(before), before)).toBe(false);
    expect(changesDefaults({ ...valuesOf(before), name: 'Other' }, before)).toBe(false);
    expect(changesDefaults({ ...valuesOf(before), branches: 'all' }, before)).toBe(true);
  });
});
