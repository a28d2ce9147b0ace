import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { Diagnosis } from '../../../src-preload/contract/models/diagnosis.ts';
import { CredentialState, MirrorStatus, type RefDifference, type SettingDifference, SettingsState, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { diagnose, type DiagnosisFacts } from './diagnose.ts';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;
const SOURCE = InstanceId.parse(1);
const TARGET = InstanceId.parse(2);

type Changes = {
  setup?: DiagnosisFacts['setup']; enabled?: boolean; overwrite?: boolean; observed?: Partial<DiagnosisFacts['observed']>; verified?: Partial<DiagnosisFacts['verified']>;
  credential?: Partial<DiagnosisFacts['credential']>; refDifferences?: RefDifference[]; direction?: DiagnosisFacts['direction']; refsFailure?: Failure; differing?: SettingDifference['field'];
};

/** A push mirror whose last run went well and whose sides are equal, with the given parts changed. */
const facts = ({ enabled = true, overwrite = false, ...changes }: Changes = {}): DiagnosisFacts => ({
  direction: changes.direction ?? 'push',
  setup: changes.setup ?? 'ready',
  desired: { enabled, effective: { overwriteDiverged: overwrite } },
  observed: { status: 'ok', lastError: null, ...changes.observed },
  verified: { state: 'equal', settings: 'match', equal: 3, different: 0, missing: 0, comparedAt: NOW - DAY, ...changes.verified },
  credential: { state: 'active', expiresAt: NOW + 200 * DAY, ...changes.credential },
  refDifferences: changes.refDifferences ?? [],
  refsFailure: changes.refsFailure ?? null,
  settingDifferences: changes.differing === undefined ? [] : [{ field: changes.differing, expected: null, actual: null }],
  source: { instanceId: SOURCE },
});

const seen = (changes: Changes) => diagnose(facts(changes), NOW);
const ref = (name: string, state: RefDifference['state']): RefDifference => ({ name, state, sourceSha: 'a1', targetSha: state === 'missing' ? null : 'b2' });
const EXPIRED = { state: 'expired', expiresAt: NOW - DAY } as const;
const NO_REFS = { equal: 0, different: 0, missing: 0, comparedAt: NOW } as const;
const DIVERGED_TEXT = 'Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main';

describe('diagnose', () => {
  it('finds nothing wrong with a mirror that works', () => {
    expect(seen({})).toBeNull();
  });

  it('reads GitLab’s text of a failed run', () => {
    expect(seen({ observed: { status: 'failed', lastError: 'remote: HTTP Basic: Access denied' } })).toEqual({ cause: 'credential_rejected', evidence: 'HTTP Basic: Access denied', refs: [], action: 'rotate' });
  });

  it('does not read the old text of a mirror that runs again or has run well', () => {
    for (const status of ['running', 'scheduled', 'ok'] as const) expect(seen({ observed: { status, lastError: 'remote: HTTP Basic: Access denied' } })).toBeNull();
  });

  it('knows the end of our own credential before GitLab says anything, and keeps what GitLab says', () => {
    expect(seen({ credential: EXPIRED })).toMatchObject({ cause: 'credential_expired', action: 'rotate', evidence: '' });
    expect(seen({ credential: EXPIRED, observed: { status: 'failed', lastError: 'remote: HTTP Basic: Access denied' } })).toMatchObject({ cause: 'credential_expired', evidence: 'HTTP Basic: Access denied' });
  });

  it('counts the credential as ended from its last moment on', () => {
    expect(diagnose(facts({ credential: { expiresAt: NOW } }), NOW - 1)).toBeNull();
    expect(diagnose(facts({ credential: { expiresAt: NOW } }), NOW)?.cause).toBe('credential_expired');
  });

  it('says of a mirror that is gone from GitLab that it is to be re-created, whatever else is known', () => {
    expect(seen({ verified: { settings: 'orphan' }, credential: EXPIRED, observed: { status: 'failed', lastError: 'x' } })).toMatchObject({ cause: 'mirror_gone', action: 'recreate' });
  });

  it('names the project that is gone, on either side, before its mirror and before what GitLab says', () => {
    const gone = (instanceId: InstanceId): Failure => ({ code: 'not_found', kind: 'project', instanceId, name: 'a/b' });
    expect(seen({ refsFailure: gone(SOURCE), verified: { settings: 'orphan', state: 'unknown' } })).toMatchObject({ cause: 'source_missing', action: 'open_source' });
    expect(seen({ refsFailure: gone(TARGET), observed: { status: 'failed', lastError: 'remote: HTTP Basic: Access denied' } })).toMatchObject({ cause: 'target_missing', action: 'open_target', evidence: 'HTTP Basic: Access denied' });
    const replaced: Failure = { code: 'conflict', reason: 'project_replaced', name: 'a/b', instanceId: TARGET };
    expect(seen({ refsFailure: replaced, verified: { state: 'unknown' } })).toMatchObject({ cause: 'target_replaced', action: 'open_target', evidence: '' });
  });

  it('knows an archived target by the project itself, which GitLab’s text does not say', () => {
    const refsFailure: Failure = { code: 'project_archived', instanceId: TARGET, project: 'a/b' };
    expect(seen({ refsFailure, verified: { state: 'behind', different: 1 }, observed: { status: 'failed', lastError: 'remote: You are not allowed to push code to this project.' } })).toMatchObject({ cause: 'target_archived', action: 'open_target' });
  });

  it('offers what mends an address that leads elsewhere: a push mirror has to be made anew', () => {
    const moved = { differing: 'url', verified: { settings: 'drift' }, observed: { status: 'failed', lastError: 'The requested URL returned error: 301' } } as const;
    expect(seen(moved)).toMatchObject({ cause: 'address_differs', action: 'recreate' });
    expect(seen({ ...moved, direction: 'pull' })).toMatchObject({ cause: 'address_differs', action: 'reapply' });
    expect(seen({ ...moved, differing: 'branchRegex' })).toMatchObject({ cause: 'redirected' });
  });

  it('leaves alone what is disabled on purpose, and what is being made or removed', () => {
    expect(seen({ enabled: false, credential: EXPIRED, observed: { status: 'disabled' } })).toBeNull();
    expect(seen({ setup: 'creating', observed: { status: 'failed', lastError: 'x' } })).toBeNull();
  });

  it('tells a mirror that is off on GitLab from one whose source is empty', () => {
    expect(seen({ observed: { status: 'disabled' } })).toMatchObject({ cause: 'disabled_on_gitlab', action: 'enable' });
    expect(seen({ observed: { status: 'disabled' }, verified: NO_REFS })).toMatchObject({ cause: 'repository_empty', action: 'open_source' });
    expect(seen({ observed: { status: 'disabled' }, verified: { ...NO_REFS, state: 'never', comparedAt: null } })).toMatchObject({ cause: 'disabled_on_gitlab' });
  });

  it('explains a mirror that never ran by its empty source', () => {
    expect(seen({ observed: { status: 'never' }, verified: NO_REFS })).toMatchObject({ cause: 'repository_empty' });
    expect(seen({ observed: { status: 'never' }, verified: { ...NO_REFS, state: 'unknown' } })).toBeNull();
  });

  it('gives the failure that made GitLab pause a pull mirror, or the pause where that is not known', () => {
    const text = "fatal: unable to access 'https://git.example/a.git/': SSL certificate problem: certificate has expired";
    expect(seen({ direction: 'pull', observed: { status: 'paused', lastError: text } })).toMatchObject({ cause: 'tls_expired', action: 'open_source' });
    expect(seen({ direction: 'pull', observed: { status: 'paused', lastError: null } })).toMatchObject({ cause: 'pull_paused', action: 'trigger' });
    expect(seen({ direction: 'pull', observed: { status: 'paused', lastError: 'new words' } })).toMatchObject({ cause: 'pull_paused', evidence: 'new words' });
  });

  it('names drift before what may follow from it', () => {
    expect(seen({ verified: { settings: 'drift', state: 'diverged' } })).toMatchObject({ cause: 'settings_drift', action: 'reapply' });
  });

  it('names the refs that diverged, tags too, although GitLab says that all went well', () => {
    const refDifferences = [ref('refs/heads/main', 'diverged'), ref('refs/tags/v1', 'different'), ref('refs/heads/new', 'missing')];
    expect(seen({ verified: { state: 'diverged', different: 2 }, refDifferences })).toEqual({ cause: 'diverged_kept', evidence: '', refs: ['refs/heads/main', 'refs/tags/v1'], action: 'edit_overrides' });
  });

  it('asks for another run, or for the settings again, where diverged refs are to be overwritten already', () => {
    expect(seen({ overwrite: true, verified: { state: 'diverged', different: 1 } })).toMatchObject({ action: 'trigger' });
    expect(seen({ overwrite: true, observed: { status: 'failed', lastError: DIVERGED_TEXT } })).toMatchObject({ cause: 'diverged_kept', action: 'reapply', refs: ['refs/heads/main'] });
    expect(seen({ observed: { status: 'failed', lastError: DIVERGED_TEXT } })).toMatchObject({ action: 'edit_overrides' });
  });

  it('names the refs that are missing, at most 20', () => {
    const refDifferences = Array.from({ length: 30 }, (_, index) => ref(`refs/heads/b${index}`, 'missing'));
    const found = seen({ verified: { state: 'missing', missing: 30 }, refDifferences });
    expect(found).toMatchObject({ cause: 'refs_missing', action: 'trigger' });
    expect(found?.refs).toHaveLength(20);
  });

  it('says of a failure without any text that the reason is not known', () => {
    expect(seen({ observed: { status: 'failed' } })).toEqual({ cause: 'unknown', evidence: '', refs: [], action: 'trigger' });
  });

  it('answers what the contract takes for any facts, and sees nothing wrong with what is off on purpose', () => {
    const any = fc.record({
      enabled: fc.boolean(), overwrite: fc.boolean(), direction: fc.constantFrom('push' as const, 'pull' as const),
      observed: fc.record({ status: fc.constantFrom(...MirrorStatus.options), lastError: fc.option(fc.string({ maxLength: 2000 })) }),
      verified: fc.record({ state: fc.constantFrom(...VerifiedState.options), settings: fc.option(fc.constantFrom(...SettingsState.options)), equal: fc.nat(3), different: fc.nat(3), missing: fc.nat(3), comparedAt: fc.option(fc.constant(NOW)) }),
      credential: fc.record({ state: fc.constantFrom(...CredentialState.options), expiresAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })) }),
    });
    fc.assert(fc.property(any, (changes) => {
      const answer = seen(changes);
      expect(Diagnosis.nullable().safeParse(answer).success).toBe(true);
      const onPurpose = changes.verified.settings !== 'orphan' && !changes.enabled;
      expect(onPurpose ? answer : null).toBeNull();
    }));
  });
});
