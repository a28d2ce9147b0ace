import { beforeEach, describe, expect, it } from 'vitest';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import { MirrorList } from '../../src-preload/contract/models/mirror.ts';
import type { Store } from '../store/store.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair, MADE } from '../store/testing/sample-world.ts';
import { judgeMirrors } from './judge-mirrors.ts';

const PROTECTED = 'remote: You are not allowed to push code to protected branches on this project.';

let store: Store;
let pairId: PairId;

beforeEach(() => {
  store = openTestStore();
  pairId = addPair(store, 'Company to partners', addInstance(store, 'North'), addInstance(store, 'South'));
});

const clock = { now: () => MADE, monotonic: () => 0, after: () => () => undefined };
const fail = (id: MirrorId, lastError: string | null): void => store.mirrors.observe(id, { status: 'failed', rawStatus: 'failed', enabled: true, lastUpdateAt: MADE, lastSuccessAt: null, lastError, checkedAt: MADE });

/** The mirrors of each cause as the figures count them; lists must find the same ones. */
const causes = (): Partial<Record<DiagnosisCause, MirrorId[]>> => {
  const judged = judgeMirrors({ store, clock });
  const found = DiagnosisCause.options.flatMap((cause) => {
    const counted = judged.filter((one) => one.cause === cause).map(({ mirror }) => mirror.id);
    expect(store.mirrors.list(MirrorList.parse({ cause }), { now: MADE, expiryWarningDays: 30 }).items.map(({ id }) => id)).toEqual(counted);
    return counted.length === 0 ? [] : [[cause, counted] as const];
  });
  return Object.fromEntries(found);
};

describe('causes', () => {
  it('are kept as they are observed, and counted and listed by the same condition', () => {
    const [one, two] = [addMirror(store, pairId, 1), addMirror(store, pairId, 2)];
    addMirror(store, pairId, 3);
    fail(one, PROTECTED);
    fail(two, PROTECTED);
    expect(causes()).toEqual({ protected_branch: [one, two] });
    store.mirrors.update(two, { enabled: false });
    expect(causes()).toEqual({ protected_branch: [one] });
  });

  it('begin with an expired credential, whatever GitLab said', () => {
    const id = addMirror(store, pairId, 1);
    addCredential(store, id, MADE - 1);
    fail(id, PROTECTED);
    expect(causes()).toEqual({ credential_expired: [id] });
  });

  it('end with a mirror that is gone, expired and off or not', () => {
    const id = addMirror(store, pairId, 1);
    addCredential(store, id, MADE - 1);
    store.mirrors.noteVerified(id, { state: 'orphan', differences: [] }, { state: 'unknown', equal: 0, different: 0, missing: 0, extra: 0, differences: [], comparedAt: MADE, failure: null });
    store.mirrors.update(id, { enabled: false });
    expect(causes()).toEqual({ mirror_gone: [id] });
  });

  it('are none while a mirror is changed, and none when all is well again', () => {
    const id = addMirror(store, pairId, 1);
    fail(id, PROTECTED);
    store.mirrors.update(id, { setup: 'rotating' });
    expect(causes()).toEqual({});
    store.mirrors.update(id, { setup: 'ready' });
    store.mirrors.observe(id, { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: MADE, lastSuccessAt: MADE, lastError: null, checkedAt: MADE });
    expect(causes()).toEqual({});
  });
});
