import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceId, MirrorId, ProjectId } from '../../../src-preload/contract/ids.ts';
import type { PathRules } from '../../../src-preload/contract/models/plan.ts';
import { adoptSteps, importedOverrides } from './adopt-steps.ts';
import { capped, type CreateFacts, createSteps } from './create-steps.ts';
import { guardOf, undoOf } from './draft-step.ts';
import { fits, mapPath } from './map-path.ts';
import { mirrorSteps, type PlannedMirror } from './mirror-steps.ts';

const DEFAULTS = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };
const rules = (change: Partial<PathRules> = {}): PathRules => ({ sourceGroup: 'from', targetGroup: 'to/here', prefix: '', exclude: [], rename: [], createMissing: false, ...change });

const segment = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const relative = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('a pattern', () => {
  it('fits what a regular expression would', () => {
    fc.assert(fc.property(fc.stringMatching(/^[ab*]{0,8}$/), fc.stringMatching(/^[ab]{0,8}$/), (pattern, text) => {
      expect(fits(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
    }));
  });
});

describe('the way of a path', () => {
  it('keeps the tree below the group where nothing is renamed', () => {
    fc.assert(fc.property(relative, (path) => {
      expect(mapPath(rules(), `from/${path}`)).toBe(`to/here/${path}`);
    }));
  });

  it('stays in the target group, and only adds the prefix to the name', () => {
    fc.assert(fc.property(relative, segment, (path, prefix) => {
      const to = mapPath(rules({ prefix }), `from/${path}`) ?? '';
      const at = to.lastIndexOf('/') + 1;
      expect(to.startsWith('to/here/')).toBe(true);
      expect(to.slice(0, at) + to.slice(at + prefix.length)).toBe(`to/here/${path}`);
    }));
  });

  it('never leads two paths to one target without a rename', () => {
    fc.assert(fc.property(fc.uniqueArray(relative, { minLength: 2 }), segment, (paths, prefix) => {
      expect(new Set(paths.map((path) => mapPath(rules({ prefix }), `from/${path}`))).size).toBe(paths.length);
    }));
  });

  it('leaves out what is excluded or lies elsewhere, and renames by the longest rule', () => {
    const some = rules({ exclude: ['*-old', 'tmp/*'], rename: [{ from: 'a', to: 'x' }, { from: 'a/b', to: 'y/z' }], prefix: 'm-' });
    expect(['from/app-old', 'from/tmp/app', 'fromage/app', 'from/a/app', 'from/a/b', 'from/ab/app'].map((path) => mapPath(some, path))).toEqual([
      null, null, null, 'to/here/x/m-app', 'to/here/y/m-z', 'to/here/ab/m-app',
    ]);
  });
});

const facts = (paths: readonly string[], change: Partial<CreateFacts> = {}): CreateFacts => ({
  rules: rules(), effective: DEFAULTS, sourceInstanceId: InstanceId.parse(1), targetInstanceId: InstanceId.parse(2),
  sources: paths.map((path, at) => ({ id: ProjectId.parse(at + 1), path, archived: false })),
  targets: new Map(), groups: new Set(), mirroredInPair: () => false, mirroredFrom: () => [], ...change,
});
const target = (path: string, id: number) => [path.toLowerCase(), { id: ProjectId.parse(id), path, archived: false }] as const;
const reasons = (steps: ReturnType<typeof createSteps>) => steps.map(({ action, failure }) => (failure?.code === 'conflict' ? failure.reason : (failure?.code ?? action)));

describe('creating by rules', () => {
  it('has each source once, and each missing target once before its mirror', () => {
    const groups = new Set(['to/here', 'to/here/a']);
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('from/a/one', 'from/a/two', 'from/three', 'from/b/four', 'from/archived', 'from/there')), fc.boolean(), (paths, createMissing) => {
      const all = facts(paths, { rules: rules({ createMissing }), groups, targets: new Map([target('to/here/there', 90)]) });
      const steps = createSteps({ ...all, sources: all.sources.map((one) => ({ ...one, archived: one.path === 'from/archived' })) });
      const mirrors = steps.filter(({ action }) => action !== 'create_project');
      expect(mirrors.map(({ object }) => object.split(' → ')[0])).toEqual(paths);
      expect(new Set(steps.map(({ object }) => object)).size).toBe(steps.length);
      const beforeTheirMirrors = steps.filter(({ action, object }, at) => action === 'create_project' && steps[at + 1]?.object.endsWith(` → ${object}`) === true);
      expect(beforeTheirMirrors.length + mirrors.length).toBe(steps.length);
    }));
  });

  it('makes no project without its mirror where the plan is too long', () => {
    const steps = createSteps(facts(['from/a', 'from/b'], { rules: rules({ createMissing: true }), groups: new Set(['to/here']) }));
    expect([0, 1, 2, 3, 4, 5].map((most) => capped(steps, most).length)).toEqual([0, 0, 2, 2, 4, 4]);
  });

  it('leaves alone what meets in one target, is mirrored, archived, missing, or has no group', () => {
    const one = facts(['from/a', 'from/b'], { rules: rules({ rename: [{ from: 'a', to: 'b' }] }) });
    expect(reasons(createSteps(one))).toEqual(['target_used_twice', 'target_used_twice']);
    const there = new Map([target('to/here/a', 7)]);
    expect(reasons(createSteps(facts(['from/a'], { targets: there, mirroredInPair: () => true })))).toEqual(['mirror_exists']);
    expect(reasons(createSteps(facts(['from/a'], { targets: there, mirroredFrom: () => ['x/y'] })))).toEqual(['target_used_twice']);
    expect(reasons(createSteps(facts(['from/a'], { targets: new Map([['to/here/a', { id: ProjectId.parse(7), path: 'to/here/a', archived: true }]]) })))).toEqual(['project_archived']);
    expect(reasons(createSteps(facts(['from/a'])))).toEqual(['not_found']);
    expect(reasons(createSteps(facts(['from/a'], { rules: rules({ createMissing: true }) })))).toEqual(['not_found']);
    expect(reasons(createSteps(facts(['from/A'], { targets: there })))).toEqual(['create']);
  });
});

const mirror = (change: Partial<PlannedMirror> = {}): PlannedMirror => ({
  id: MirrorId.parse(1), direction: 'push', setup: 'ready', title: 'a/b → c/d', desired: { enabled: true, effective: DEFAULTS }, observedEnabled: true, settings: 'match', differences: [],
  credential: { kind: 'project_token', name: 'token', expiresAt: 0, isPairsAccount: false }, wanted: { source: 'project_token', account: null, group: null },
  remoteInstanceId: InstanceId.parse(2), ownerInstanceId: InstanceId.parse(1), ...change,
});
const drift = { settings: 'drift', differences: [{ field: 'overwriteDiverged', expected: false, actual: true }] } as const;
const moved = { settings: 'drift', differences: [{ field: 'url', expected: 'https://a/b', actual: 'https://c/d' }] } as const;
const KINDS = ['reapply', 'repair', 'enable', 'remove', 'rotate', 'credential'] as const;

describe('a plan that changes credentials', () => {
  const credential = { kind: 'project_token', name: 'token', expiresAt: 0, isPairsAccount: false } as const;
  const wanted = { source: 'project_token', account: null, group: null } as const;
  const steps = (change: Partial<PlannedMirror>, other: MirrorId[] = []) => mirrorSteps('credential', [mirror(change)], new Set(other)).map(({ action, failure }) => failure?.code ?? action);

  it('leaves a mirror alone that has what its pair says, and what only GitLab knows', () => {
    expect(steps({})).toEqual(['skip']);
    expect(steps({ credential: null })).toEqual(['conflict']);
    expect(steps({ credential: { ...credential, kind: 'account', isPairsAccount: true }, wanted: { ...wanted, source: 'account', account: 'sync' } })).toEqual(['skip']);
    expect(steps({ credential: { ...credential, kind: 'group_token' }, wanted: { ...wanted, source: 'group_token' } })).toEqual(['skip']);
  });

  it('moves one that has another kind, another account, or a token of another group', () => {
    expect(steps({ wanted: { ...wanted, source: 'ssh_key' } })).toEqual(['credential']);
    expect(steps({ credential: { ...credential, kind: 'account' }, wanted: { ...wanted, source: 'account', account: 'sync' } })).toEqual(['credential']);
    expect(steps({ credential: { ...credential, kind: 'group_token' }, wanted: { ...wanted, source: 'group_token' } }, [MirrorId.parse(1)])).toEqual(['credential']);
  });

  it('says what cannot be', () => {
    expect(steps({ direction: 'pull', wanted: { ...wanted, source: 'ssh_key' } })).toEqual(['not_supported']);
  });
});

describe('a plan of mirrors', () => {
  it('has each mirror once, in order, and changes none that is not ready', () => {
    const any = fc.record({ settings: fc.constantFrom('match', 'drift', 'orphan', 'paused', 'disabled', null), setup: fc.constantFrom('ready', 'rotating', 'removing', 'creating') });
    fc.assert(fc.property(fc.constantFrom(...KINDS), fc.array(any), (kind, some) => {
      const mirrors = some.map((one, at) => mirror({ ...one, id: MirrorId.parse(at + 1) }));
      const steps = mirrorSteps(kind, mirrors);
      expect(steps.map(({ mirrorId }) => mirrorId)).toEqual(mirrors.map(({ id }) => id));
      for (const step of steps) expect(step.state).toBe(step.action === 'skip' ? 'skipped' : 'planned');
      const changed = steps.filter(({ action }) => action !== 'skip').map(({ mirrorId }) => mirrorId);
      expect(mirrors.filter(({ id, setup }) => changed.includes(id) && setup !== 'ready')).toEqual([]);
    }));
  });

  it.each([
    ['reapply', {}, 'skip'], ['reapply', { settings: null }, 'update'], ['reapply', drift, 'update'], ['reapply', { settings: 'orphan' }, 'skip'], ['reapply', moved, 'skip'],
    ['repair', {}, 'skip'], ['repair', { settings: null }, 'skip'], ['repair', drift, 'update'], ['repair', { settings: 'orphan' }, 'recreate'], ['repair', moved, 'recreate'],
    ['repair', { ...moved, direction: 'pull' }, 'update'], ['repair', { settings: 'disabled' }, 'enable'],
    ['repair', { settings: 'disabled', desired: { enabled: false, effective: DEFAULTS } }, 'skip'],
    ['enable', {}, 'skip'], ['enable', { observedEnabled: false }, 'enable'], ['enable', { desired: { enabled: false, effective: DEFAULTS } }, 'enable'],
    ['remove', {}, 'remove'], ['rotate', {}, 'rotate'], ['rotate', { credential: null }, 'skip'],
  ] as const)('%s of %o is %s', (kind, change, action) => {
    expect(mirrorSteps(kind, [mirror(change)])[0]?.action).toBe(action);
  });

  it('shows what is there and what will be', () => {
    expect(mirrorSteps('repair', [mirror(drift)])).toMatchObject([{ before: [{ field: 'overwriteDiverged', value: true }], after: [{ field: 'overwriteDiverged', value: false }], undo: 'full' }]);
  });
});

describe('the word and the way back', () => {
  const step = (action: 'update' | 'remove' | 'skip', undo: 'full' | 'none' = 'full') => ({ action, undo });
  it('are asked for by size and by what is removed', () => {
    const updates = Array.from({ length: 21 }, () => step('update'));
    expect(guardOf(updates.slice(1), 20)).toBeNull();
    expect(guardOf(updates, 20)).toBe('apply');
    expect(guardOf([...updates.slice(1), step('skip')], 20)).toBeNull();
    expect(guardOf([step('remove')], 20)).toBe('delete');
  });

  it('are told for the whole', () => {
    expect(undoOf([step('skip', 'none')])).toBe('none');
    expect(undoOf([step('update'), step('skip', 'none')])).toBe('full');
    expect(undoOf([step('update'), step('remove', 'none')])).toBe('partial');
  });
});

describe('taking a mirror over', () => {
  const found = { title: 'a/b → c/d', failure: null, source: { id: ProjectId.parse(1), path: 'a/b' }, target: { id: ProjectId.parse(2), path: 'c/d' }, gitlabMirrorId: 3, enabled: true } as const;
  it('imports only what differs from the pair', () => {
    const pair = { ...DEFAULTS, branchRegex: '^main$' };
    expect(importedOverrides({ overwriteDiverged: true, triggerBuilds: null, onlyProtectedBranches: false, branchRegex: null }, pair)).toEqual({
      overwriteDiverged: true, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: '', issueSyncEnabled: null,
    });
  });

  it('takes the same ends once, and none that is here', () => {
    const settings = { overwriteDiverged: false, triggerBuilds: null, onlyProtectedBranches: false, branchRegex: null };
    const two = [{ ...found, settings }, { ...found, settings, gitlabMirrorId: 4 }];
    expect(adoptSteps(two, DEFAULTS, () => false).map(({ action }) => action)).toEqual(['adopt', 'skip']);
    expect(adoptSteps(two, DEFAULTS, () => true).map(({ action }) => action)).toEqual(['skip', 'skip']);
  });
});
