import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureFrom } from '../../rules/testing/failure-from.ts';
import type { Store } from '../store.ts';
import { openFileStore } from '../testing/open-test-store.ts';
import { addCredential, addInstance, addMirror, addPair, MADE, project } from '../testing/sample-world.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { request, stagedCopy } from './testing/staged-copy.ts';

const openStore = (folder = tempFolder()): Store => {
  const store = openFileStore(path.join(folder, 'maestro.db'));
  onTestFinished(() => store.close());
  return store;
};

const MINE = { now: 1, expiryWarningDays: 30 };

/** Two instances, a pair, a mirror with credential, issue sync, a rule, a link with a note, and an upload. */
const fill = (store: Store) => {
  const [north, south] = [addInstance(store, 'North'), addInstance(store, 'South')];
  const pairId = addPair(store, 'Pair', north, south);
  const id = addMirror(store, pairId, 7);
  addCredential(store, id, MADE);
  addIssues(store, id);
  return { north, south, pairId, id };
};

const addIssues = (store: Store, mirrorId: ReturnType<typeof addMirror>, sourceIssueId = 70): void => {
  if (store.issueSyncs.find(mirrorId) === null) store.issueSyncs.insert({ mirrorId, options: store.issueSyncs.get(mirrorId).options, baselineAt: 1, nextRunAt: 9, createdAt: 1 });
  const linkId = store.issueLinks.insert({ mirrorId, sourceIssueId, sourceIid: 1, targetIssueId: sourceIssueId + 1000, targetIid: 2, state: 'linked', sourceUpdatedAt: 1, targetUpdatedAt: null, createdAt: 1, syncedAt: 2, base: { v: 1 } });
  store.noteLinks.put({ linkId, sourceNoteId: sourceIssueId, targetNoteId: 5, sourceDiscussion: null, targetDiscussion: 'd', digest: 'x' });
  store.uploadLinks.put({ mirrorId, sourceRef: `secret/${sourceIssueId}.png`, digest: 'y', targetPath: '/uploads/z/a.png', bytes: 3 });
};

/** Everything that a backup holds, by what it says and not by its ids. */
const contents = (store: Store) => {
  const pairs = store.pairs.list({ offset: 0, limit: 100 }).items;
  const mirrors = pairs.flatMap(({ id }) => store.mirrors.idsOfPair(id)).map((id) => store.mirrors.stored(id));
  return {
    instances: store.instances.allStored().map(({ name, origin, network }) => ({ name, origin, network })),
    pairs: pairs.map(({ name, direction, sourceInstanceName, targetInstanceName, branchRegex }) => ({ name, direction, sourceInstanceName, targetInstanceName, branchRegex })),
    mirrors: mirrors.map(({ id, sourcePath, targetPath, enabled, credential }) => ({
      sourcePath, targetPath, enabled, token: credential?.gitlabTokenId ?? null, secret: credential?.secretId !== null, sync: store.issueSyncs.find(id)?.baselineAt ?? null, links: store.issueLinks.count(id),
      notes: store.issueLinks.walk(id, null, 500).flatMap((link) => store.noteLinks.ofLink(link.id)).map(({ sourceNoteId }) => sourceNoteId),
    })),
    settings: store.settings.get(),
  };
};

const jobIn = (store: Store) => store.jobs.enqueue({ kind: 'status-round', uniqueKey: 'status-round', mirrorId: null, input: {}, runAt: 1, now: 1 });

describe('a backup of the store', () => {
  it('brings everything to an empty machine, under new ids', () => {
    const [from, to] = [openStore(), openStore()];
    fill(from);
    const other = addInstance(to, 'Elsewhere');
    to.instances.remove(other);
    const applied = to.backups.apply(stagedCopy(from, to), request());
    expect(applied).toEqual({ instances: { added: 2, changed: 0, kept: 0, removed: 0 }, pairs: { added: 1, changed: 0, kept: 0, removed: 0 }, mirrors: { added: 1, changed: 0, kept: 0, removed: 0 }, links: { added: 1, changed: 0, kept: 0, removed: 0 } });
    expect(contents(to)).toEqual(contents(from));
    expect(to.instances.allStored().map(({ id }) => id)).toEqual([2, 3]);
    expect(to.mirrors.list({ orderBy: 'source', descending: false, offset: 0, limit: 9 }, MINE).items).toMatchObject([{ observed: { status: 'unknown' }, verified: { state: 'never' } }]);
    expect(to.background.pause()).toEqual({ until: null });
    expect(to.backups.lastRestore()).toMatchObject({ how: 'merge', madeAt: 5, restoredAt: 1000 });
  });

  it('says what is new, the same and different, and changes nothing by that', () => {
    const [from, to] = [openStore(), openStore()];
    for (const store of [from, to]) fill(store);
    const { pairId, id } = { pairId: from.pairs.list({ offset: 0, limit: 1 }).items[0]?.id, id: from.mirrors.unfinished() };
    expect(id).toEqual([]);
    if (pairId === undefined) throw new Error('no pair');
    from.pairs.update(pairId, { branchRegex: '^main$' });
    addMirror(from, pairId, 8);
    from.settings.update({ verifyHours: 48 });
    const before = contents(to);
    const staging = stagedCopy(from, to);
    expect(to.backups.compare(staging)).toMatchObject({
      compared: { settings: { new: 1, different: 0 }, instances: { same: 2, missing: 0 }, pairs: { different: 1 }, mirrors: { new: 1, same: 1, missing: 0 }, links: { same: 1, new: 0 } },
      differences: [{ kind: 'settings', fields: ['verifyHours'] }, { kind: 'pair', name: 'Pair', state: 'different', fields: ['branchRegex'], values: [{ field: 'branchRegex', mine: null, theirs: '^main$' }] }, { kind: 'mirror', state: 'new' }, { kind: 'instance', state: 'same' }, { kind: 'instance', state: 'same' }, { kind: 'mirror', state: 'same' }],
      instances: [{ state: 'same', needsApproval: false, needsToken: false }, { state: 'same' }],
    });
    staging.remove();
    expect(contents(to)).toEqual(before);
  });

  it('that is merged asks about what differs: mine stays unless it is said otherwise', () => {
    const [from, to] = [openStore(), openStore()];
    for (const store of [from, to]) fill(store);
    from.instances.update(from.instances.allStored()[0]?.id ?? fill(from).north, { description: 'theirs' });
    const [pair] = from.pairs.list({ offset: 0, limit: 1 }).items;
    if (pair === undefined) throw new Error('no pair');
    from.pairs.update(pair.id, { branchRegex: '^main$' });
    const [mirrorId] = from.mirrors.idsOfPair(pair.id);
    if (mirrorId === undefined) throw new Error('no mirror');
    addIssues(from, mirrorId, 71);
    expect(to.backups.apply(stagedCopy(from, to), request())).toMatchObject({ instances: { kept: 2 }, pairs: { kept: 1, changed: 0 }, links: { added: 1, kept: 1 } });
    expect(to.pairs.list({ offset: 0, limit: 1 }).items[0]?.branchRegex).toBeNull();
    expect(to.backups.apply(stagedCopy(from, to), request({ choices: { default: 'mine', kinds: {}, otherwise: [{ kind: 'pair', id: pair.id }] } }))).toMatchObject({ pairs: { changed: 1 }, links: { added: 0, kept: 2 } });
    expect(to.pairs.list({ offset: 0, limit: 1 }).items[0]?.branchRegex).toBe('^main$');
    expect(to.instances.allStored()[0]?.description).toBe('');
    to.backups.apply(stagedCopy(from, to), request({ choices: { default: 'theirs', kinds: {}, otherwise: [] } }));
    expect(to.instances.allStored()[0]?.description).toBe('theirs');
  });

  it('that replaces removes what it does not hold, and keeps the ids of what is the same', () => {
    const [from, to] = [openStore(), openStore()];
    fill(from);
    addInstance(to, 'Padding', 'https://west.example.com');
    const { id, south } = fill(to);
    const east = addInstance(to, 'East');
    const gone = addMirror(to, addPair(to, 'Other', east, south), 9);
    to.pairs.update(to.pairs.list({ offset: 0, limit: 1 }).items[0]?.id ?? fill(to).pairId, { description: 'mine' });
    addIssues(to, id, 99);
    jobIn(to);
    expect(to.backups.apply(stagedCopy(from, to), request({ how: 'replace' }))).toMatchObject({ instances: { removed: 2, kept: 2, added: 0 }, pairs: { removed: 1 }, mirrors: { removed: 1, added: 0, changed: 0 }, links: { added: 1, removed: 2 } });
    expect(contents(to)).toEqual(contents(from));
    expect(to.mirrors.findStored(id)?.sourcePath).toBe('group/project-7');
    expect(to.mirrors.findStored(gone)).toBeNull();
    expect(to.jobs.list({ offset: 0, limit: 9 }).items).toMatchObject([{ state: 'cancelled' }]);
  });

  it('of a machine where a pair was renamed, or swapped its name, brings no mirror twice', () => {
    const [from, to] = [openStore(), openStore()];
    for (const store of [from, to]) fill(store);
    const [pair] = from.pairs.list({ offset: 0, limit: 1 }).items;
    if (pair === undefined) throw new Error('no pair');
    from.pairs.update(pair.id, { name: 'Renamed' });
    const [north] = to.instances.allStored();
    const east = addInstance(to, 'East');
    if (north === undefined) throw new Error('no instance');
    addPair(to, 'Renamed', north.id, east);
    expect(to.backups.apply(stagedCopy(from, to), request({ choices: { default: 'theirs', kinds: {}, otherwise: [] } }))).toMatchObject({ pairs: { added: 0, changed: 1 }, mirrors: { added: 0 } });
    expect(to.pairs.list({ offset: 0, limit: 9 }).items.map(({ name }) => name).toSorted()).toEqual(['Renamed', 'Renamed (2)']);
  });

  it('without secrets keeps those that are here, and asks for tokens of what is new', () => {
    const [from, to] = [openStore(), openStore()];
    for (const store of [from, to]) fill(store);
    to.backups.apply(stagedCopy(from, to, false), request({ how: 'replace' }));
    expect(contents(to)).toEqual(contents(from));
    const fresh = openStore();
    const bring = (change = {}) => fresh.backups.apply(stagedCopy(from, fresh, false), request(change));
    expect(failureFrom(bring)).toEqual({ code: 'invalid_input', field: 'tokens', rule: 'required', limit: 'https://north.example.com' });
    bring({ tokens: ['north', 'south'].map((name) => ({ origin: `https://${name}.example.com`, id: `typed-${name}`, sealed: new Uint8Array([9]) })) });
    expect(fresh.instances.allStored().map(({ tokenSecretId }) => tokenSecretId)).toEqual(['typed-north', 'typed-south']);
    expect(fresh.mirrors.stored(fresh.mirrors.idsOf({}, MINE, 1).ids[0] ?? fill(fresh).id).credential).toMatchObject({ gitlabTokenId: 1, secretId: null });
  });

  it('wants a word for each new origin, and for another network or certificate of a known one', () => {
    const [from, to] = [openStore(), openStore()];
    fill(from);
    const bring = (approve: string[], choice: 'mine' | 'theirs' = 'theirs') => () => to.backups.apply(stagedCopy(from, to), request({ approve, choices: { default: choice, kinds: {}, otherwise: [] } }));
    expect(failureFrom(bring(['https://north.example.com']))).toEqual({ code: 'invalid_input', field: 'approve', rule: 'origin_not_approved', limit: 'https://south.example.com' });
    expect(to.instances.allStored()).toEqual([]);
    bring(['https://north.example.com', 'https://south.example.com'])();
    const [north] = from.instances.allStored();
    if (north !== undefined) from.instances.update(north.id, { network: 'private' });
    expect(failureFrom(bring([]))).toMatchObject({ field: 'approve', limit: 'https://north.example.com' });
    bring([], 'mine')();
    expect(to.instances.allStored()[0]?.network).toBe('public');
  });

  it('is not restored between two states', () => {
    const [from, to] = [openStore(), openStore()];
    const { north, id } = fill(to);
    fill(from);
    const bring = () => to.backups.apply(stagedCopy(from, to), request({ how: 'replace' }));
    const intent = to.intents.insert({ uid: 'u', operation: 'o', kind: 'trigger', instanceId: north, projectId: project(7), mirrorId: id, payload: {}, now: 1 });
    expect(failureFrom(bring)).toEqual({ code: 'conflict', reason: 'clean_ups_open' });
    to.intents.mark(intent, { state: 'done', now: 2 });
    jobIn(to);
    to.jobs.claim('session', 2);
    expect(failureFrom(bring)).toEqual({ code: 'conflict', reason: 'not_possible_now' });
  });

  it('that was restored can be undone, until GitLab is changed', () => {
    const [from, to] = [openStore(), openStore()];
    fill(from);
    from.settings.update({ verifyHours: 48 });
    const east = addInstance(to, 'East');
    const { pairId, id, north } = fill(to);
    addMirror(to, addPair(to, 'Second', east, north), 11);
    to.pairs.update(pairId, { description: 'mine' });
    to.mirrors.observe(id, { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: 1, lastSuccessAt: 1, lastError: null, checkedAt: 1 });
    const before = contents(to);
    to.backups.apply(stagedCopy(from, to), request({ how: 'replace' }));
    expect(contents(to)).toEqual(contents(from));
    expect(to.backups.isUndoable()).toBe(true);
    expect(to.backups.undo(() => undefined)).toBe(1000);
    expect(contents(to)).toEqual(before);
    expect(to.mirrors.get(id, MINE).observed.status).toBe('ok');
    expect(to.background.pause()).toBeNull();
    expect(failureFrom(() => to.backups.undo(() => undefined))).toEqual({ code: 'conflict', reason: 'not_possible_now' });
    to.backups.apply(stagedCopy(from, to), request({ how: 'replace', now: 2000 }));
    to.intents.insert({ uid: 'v', operation: 'o', kind: 'trigger', instanceId: north, projectId: project(7), mirrorId: id, payload: {}, now: 1 });
    expect(to.backups.isUndoable()).toBe(false);
  });

  it('is read as it was at one moment', () => {
    const store = openStore();
    const { pairId } = fill(store);
    const reader = store.backups.read();
    onTestFinished(() => reader.close());
    expect(reader.counts().mirrors).toBe(1);
    addMirror(store, pairId, 12);
    expect([...reader.rows('mirrors')]).toHaveLength(1);
    expect(store.backups.counts().mirrors).toBe(2);
  });
});

describe('a staging database', () => {
  it('refuses rows that name what is not there, or stand there twice', () => {
    const store = openStore();
    const staging = store.backups.stage();
    onTestFinished(() => staging.remove());
    expect(failureFrom(() => staging.add('formerOrigins', [['https://x', 1]]))).toEqual({ code: 'file_refused', reason: 'reference', where: 'formerOrigins' });
    staging.add('settings', [['verifyHours', '1']]);
    expect(failureFrom(() => staging.add('settings', [['concurrency', '1'], ['verifyHours', '2']]))).toEqual({ code: 'file_refused', reason: 'content', where: 'settings' });
    expect(staging.counts().settings).toBe(1);
  });

  it('is gone after the next start, however the process ended', () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'staging-0000000000000000000000000A'));
    openStore(folder);
    expect(readdirSync(folder).filter((name) => name.startsWith('staging'))).toEqual([]);
  });
});
