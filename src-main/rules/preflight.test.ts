import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import { judgePreflight } from './preflight.ts';
import type { PreflightFacts, PreflightProject, PreflightSide } from './preflight-facts.ts';

const project = (id: number, change: Partial<PreflightProject> = {}): PreflightProject => ({
  id: ProjectId.parse(id), path: `group/p${id}`, archived: false, empty: false, objectFormat: 'sha1', accessLevel: 40, pullMirror: false, sshUrl: `ssh://target.example/group/p${id}.git`, ...change,
});
const side = (instanceId: number, change: Partial<PreflightSide> = {}): PreflightSide => ({
  instanceId: InstanceId.parse(instanceId), project: project(instanceId * 10), failure: null, scopes: ['api'], version: '18.9.0-ee',
  capabilities: (['push_mirror', 'push_mirror_sync', 'pull_mirror', 'branch_regex_push', 'project_tokens'] as const).map((capability) => ({ capability, state: 'yes', reason: null })),
  ...change,
});
const without = (capability: 'push_mirror' | 'push_mirror_sync' | 'pull_mirror' | 'branch_regex_push' | 'project_tokens', state: 'no' | 'unknown' = 'no') => [
  { capability, state, reason: 'version' as const },
];
const effective = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };
const push: PreflightFacts = {
  direction: 'push', credential: { source: 'project_token', group: null }, effective, source: side(1), target: side(2), remoteUrl: 'https://target.example/group/p20.git',
  existingPush: { value: [] }, existingPull: null, targetProtections: { value: [] }, inPair: false, sharingTarget: [],
};
const pull: PreflightFacts = { ...push, direction: 'pull', remoteUrl: 'https://source.example/group/p10.git', existingPush: null, existingPull: { value: null }, targetProtections: null };

const notOk = (facts: PreflightFacts) => judgePreflight(facts).checks.filter((check) => check.level !== 'ok').map(({ check, side: at, level }) => `${level} ${check} ${at}`);
const failureOfCheck = (facts: PreflightFacts, check: PreflightCheck['check']) => judgePreflight(facts).checks.find((one) => one.check === check && one.level !== 'ok')?.failure;
const existing = (count: number, enabled = true) => ({ value: Array.from({ length: count }, (_, at) => ({ url: `https://other.example/a/b${at}.git`, enabled })) });

describe('judgePreflight', () => {
  it('finds nothing against a mirror where all is well, in both directions', () => {
    for (const facts of [push, pull]) {
      expect(notOk(facts)).toEqual([]);
      expect(judgePreflight(facts).possible).toBe(true);
    }
  });

  it('gives the reason why a project could not be read, and judges nothing that builds on it', () => {
    const failure = { code: 'unreachable', instanceId: InstanceId.parse(2), reason: 'timeout' } as const;
    const facts = { ...push, target: side(2, { project: null, failure }), targetProtections: null, remoteUrl: null };
    expect(notOk(facts)).toEqual(['blocker target_project target']);
    expect(failureOfCheck(facts, 'target_project')).toEqual(failure);
    expect(failureOfCheck({ ...push, source: side(1, { project: null }), existingPush: null }, 'source_project')).toMatchObject({ code: 'not_found', kind: 'project' });
  });

  it('asks for the scope api on both sides, and lets fine-grained tokens try', () => {
    const poor = { scopes: ['read_api'] };
    expect(notOk({ ...push, source: side(1, poor), target: side(2, poor) })).toEqual(['blocker scope source', 'blocker scope target']);
    expect(notOk({ ...push, source: side(1, { scopes: ['granular'] }) })).toEqual([]);
  });

  it('asks for Maintainer on both sides, and warns where GitLab does not say', () => {
    expect(notOk({ ...pull, source: side(1, { project: project(10, { accessLevel: 30 }) }) })).toEqual(['blocker role source']);
    expect(notOk({ ...pull, target: side(2, { project: project(20, { accessLevel: 30 }) }) })).toEqual(['blocker role target']);
    expect(notOk({ ...push, target: side(2, { project: project(20, { accessLevel: null }) }) })).toEqual(['warning role target']);
    expect(failureOfCheck({ ...push, target: side(2, { project: project(20, { accessLevel: 30 }) }) }, 'role')).toEqual({
      code: 'missing_role', instanceId: 2, project: 'group/p20', needed: 'maintainer',
    });
  });

  it('takes the answer of the mirrors’ own endpoint for the truth about the role', () => {
    const facts = { ...push, source: side(1, { project: project(10, { accessLevel: null }) }) };
    expect(notOk(facts)).toEqual([]);
    const failure = { code: 'missing_role', instanceId: InstanceId.parse(1), project: 'group/p10', needed: 'maintainer' } as const;
    expect(notOk({ ...facts, existingPush: { failure } })).toEqual(['blocker role source']);
    expect(notOk({ ...push, existingPush: { failure } })).toEqual(['blocker role source']);
  });

  it('refuses push where the instance has none, and only warns where it cannot be started', () => {
    expect(notOk({ ...push, source: side(1, { capabilities: without('push_mirror') }) })).toEqual(['blocker capability source']);
    expect(notOk({ ...push, source: side(1, { capabilities: without('push_mirror_sync') }) })).toEqual(['warning capability source']);
    expect(notOk({ ...push, target: side(2, { capabilities: without('project_tokens') }) })).toEqual(['blocker capability target']);
  });

  it('asks for what the pair’s credential needs, and for nothing else', () => {
    const credential = (source: PreflightFacts['credential']['source'], group: PreflightFacts['credential']['group'] = null) => ({ credential: { source, group } });
    const lowRole = { target: side(2, { project: project(20, { accessLevel: 30 }), capabilities: without('project_tokens') }) };
    expect(notOk({ ...push, ...lowRole, ...credential('account') })).toEqual([]);
    expect(notOk({ ...push, ...lowRole, ...credential('group_token', { value: true }) })).toEqual([]);
    expect(notOk({ ...push, ...lowRole, ...credential('ssh_key') })).toEqual(['blocker role target']);
    const failure = { code: 'missing_role', instanceId: InstanceId.parse(2), project: 'group', needed: 'owner' } as const;
    expect(failureOfCheck({ ...push, ...credential('group_token', { failure }) }, 'role')).toEqual(failure);
    expect(notOk({ ...push, ...credential('deploy_token') })).toEqual(['blocker capability target']);
    expect(notOk({ ...pull, ...credential('deploy_token') })).toEqual([]);
    expect(notOk({ ...pull, ...credential('ssh_key') })).toEqual(['blocker capability target']);
    expect(notOk({ ...push, ...credential('ssh_key'), source: side(1, { capabilities: [{ capability: 'ssh_mirror', state: 'no', reason: 'version' }] }) })).toEqual(['blocker capability source']);
  });

  it('finds a mirror to the same project over SSH as well', () => {
    const value = [{ url: 'ssh://target.example/group/p20.git', enabled: true }];
    expect(notOk({ ...push, existingPush: { value } })).toEqual(['blocker existing_mirrors source']);
  });

  it('refuses pull on a Community target, whose projects do not have the field', () => {
    const facts = { ...pull, target: side(2, { project: project(20, { pullMirror: null }), capabilities: without('pull_mirror', 'unknown') }) };
    expect(failureOfCheck(facts, 'capability')).toEqual({ code: 'not_supported', instanceId: 2, capability: 'pull_mirror' });
    expect(judgePreflight(facts).possible).toBe(false);
  });

  it('believes a project that has pull mirrors more than what was seen of its instance', () => {
    expect(notOk({ ...pull, target: side(2, { capabilities: without('pull_mirror') }) })).toEqual([]);
  });

  it('refuses an archived target and warns of an archived source', () => {
    expect(notOk({ ...push, target: side(2, { project: project(20, { archived: true }) }) })).toEqual(['blocker archived target']);
    expect(notOk({ ...pull, source: side(1, { project: project(10, { archived: true }) }) })).toEqual(['warning archived source']);
  });

  it('refuses a push mirror that exists already, masked or not, and names it without credentials', () => {
    const facts = { ...push, existingPush: { value: [{ url: 'https://*****:*****@TARGET.example/group/p20.git', enabled: false }] } };
    expect(notOk(facts)).toEqual(['blocker existing_mirrors source']);
    expect(failureOfCheck(facts, 'existing_mirrors')).toEqual({ code: 'conflict', reason: 'push_mirror_exists' });
    expect(judgePreflight(facts).checks[0]?.names).toEqual(['https://target.example/group/p20.git']);
  });

  it('refuses the eleventh enabled push mirror, from 18.9 on', () => {
    expect(notOk({ ...push, existingPush: existing(10) })).toEqual(['blocker push_limit source']);
    expect(notOk({ ...push, existingPush: existing(9) })).toEqual([]);
    expect(notOk({ ...push, existingPush: existing(10, false) })).toEqual([]);
    expect(notOk({ ...push, existingPush: existing(10), source: side(1, { version: '18.8.3' }) })).toEqual([]);
    expect(notOk({ ...push, existingPush: existing(10), source: side(1, { version: null }) })).toEqual(['blocker push_limit source']);
  });

  it('refuses a pull mirror where the one place is taken, and takes it where it is off', () => {
    const used = { url: 'https://elsewhere.example/a/b.git', enabled: true };
    const facts = { ...pull, existingPull: { value: used } };
    expect(failureOfCheck(facts, 'pull_in_use')).toEqual({ code: 'conflict', reason: 'pull_mirror_exists' });
    expect(notOk({ ...pull, existingPull: { value: { ...used, enabled: null } } })).toEqual(['blocker pull_in_use target']);
    expect(notOk({ ...pull, existingPull: { value: { ...used, enabled: false } } })).toEqual([]);
    expect(notOk({ ...pull, target: side(2, { project: project(20, { pullMirror: true }) }) })).toEqual(['blocker pull_in_use target']);
  });

  it('says why the existing mirrors could not be read', () => {
    const failure = { code: 'unexpected_answer', instanceId: InstanceId.parse(1), endpoint: 'remote_mirrors', reason: 'html' } as const;
    expect(failureOfCheck({ ...push, existingPush: { failure } }, 'existing_mirrors')).toEqual(failure);
    expect(judgePreflight({ ...push, existingPush: { failure } }).possible).toBe(false);
  });

  it('refuses different object formats, and does not guess one', () => {
    expect(notOk({ ...push, target: side(2, { project: project(20, { objectFormat: 'sha256' }) }) })).toEqual(['blocker object_format both']);
    expect(notOk({ ...push, target: side(2, { project: project(20, { objectFormat: null }) }) })).toEqual([]);
  });

  it('refuses a project as its own mirror, but not an equal id of another instance', () => {
    const itself = { ...push, source: side(1), target: side(1) };
    expect(failureOfCheck(itself, 'same_mirror')).toEqual({ code: 'conflict', reason: 'same_project', name: 'group/p10' });
    expect(notOk({ ...push, target: side(2, { project: project(10) }) })).toEqual([]);
  });

  it('refuses a mirror that the pair has, and warns of a target that has another source', () => {
    expect(failureOfCheck({ ...push, inPair: true }, 'same_mirror')).toEqual({ code: 'conflict', reason: 'mirror_exists' });
    const shared = { ...push, sharingTarget: ['group/other'] };
    expect(notOk(shared)).toEqual(['warning target_used_twice target']);
    expect(judgePreflight(shared).checks[0]?.names).toEqual(['group/other']);
  });

  it('warns of an empty source, and of a target whose content may be overwritten', () => {
    expect(notOk({ ...push, source: side(1, { project: project(10, { empty: true }) }) })).toEqual(['warning empty_source source']);
    expect(notOk({ ...push, effective: { ...effective, overwriteDiverged: true } })).toEqual(['warning not_empty_target target']);
  });

  it('names the protected branches of a push target that refuse a Maintainer, or to be overwritten', () => {
    const targetProtections = { value: [
      { name: 'main', pushLevels: [40], allowForcePush: false }, { name: 'locked', pushLevels: [0], allowForcePush: true },
      { name: 'owners/*', pushLevels: [50], allowForcePush: true }, { name: 'named', pushLevels: [], allowForcePush: true }, { name: 'open', pushLevels: [30, 40], allowForcePush: true },
    ] };
    const namesOf = (facts: PreflightFacts) => judgePreflight(facts).checks.find((one) => one.check === 'protected_branches')?.names;
    expect(namesOf({ ...push, targetProtections })).toEqual(['locked', 'owners/*', 'named']);
    expect(namesOf({ ...push, targetProtections, effective: { ...effective, overwriteDiverged: true } })).toEqual(['main', 'locked', 'owners/*', 'named']);
    expect(namesOf({ ...pull, targetProtections })).toBeUndefined();
  });

  it('refuses a branch regex that the source would ignore', () => {
    const filtered = { ...push, effective: { ...effective, branchRegex: '^main$' } };
    expect(notOk(filtered)).toEqual([]);
    expect(notOk({ ...filtered, source: side(1, { capabilities: without('branch_regex_push') }) })).toEqual(['blocker branch_filter source']);
    expect(notOk({ ...filtered, source: side(1, { capabilities: without('branch_regex_push', 'unknown') }) })).toEqual(['warning branch_filter source']);
  });

  const projects = fc.option(fc.record({
    archived: fc.boolean(), empty: fc.option(fc.boolean()), objectFormat: fc.option(fc.constantFrom('sha1' as const, 'sha256' as const)),
    accessLevel: fc.option(fc.constantFrom(30, 40, 50)), pullMirror: fc.option(fc.boolean()),
  }));
  const anyFacts: fc.Arbitrary<PreflightFacts> = fc.record({
    base: fc.constantFrom(push, pull), source: projects, target: projects, scopes: fc.constantFrom(['api'], ['read_api'], []), overwriteDiverged: fc.boolean(),
    existingCount: fc.nat(30), inPair: fc.boolean(), sharing: fc.array(fc.string(), { maxLength: 40 }), known: fc.boolean(),
  }).map(({ base, source, target, scopes, overwriteDiverged, existingCount, inPair, sharing, known }) => ({
    ...base, inPair, sharingTarget: sharing, effective: { ...effective, overwriteDiverged },
    source: side(1, { project: source === null ? null : project(10, source), scopes, ...(known ? {} : { capabilities: [] }) }),
    target: side(2, { project: target === null ? null : project(20, target), ...(known ? {} : { capabilities: [] }) }),
    existingPush: base.direction === 'push' && source !== null ? existing(existingCount) : null,
  }));

  it('is possible exactly where there is no blocker, lists blockers first, and gives a failure with all that is not ok', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const { checks, possible } = judgePreflight(facts);
      const levels = checks.map((check) => check.level);
      expect(possible).toBe(!levels.includes('blocker'));
      expect(levels).toEqual(levels.toSorted((a, b) => ['blocker', 'warning', 'ok'].indexOf(a) - ['blocker', 'warning', 'ok'].indexOf(b)));
      for (const check of checks) expect(check.failure === null).toBe(check.level === 'ok');
      expect(PreflightCheck.array().max(60).parse(checks)).toEqual(checks);
    }));
  });

  it('is never possible while a project is unknown', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      fc.pre(facts.source.project === null || facts.target.project === null);
      expect(judgePreflight(facts).possible).toBe(false);
    }));
  });
});
