import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { openDoor } from '../gitlab/test-kit/kit.ts';
import { AppError } from '../rules/app-error.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { addInstance } from '../store/testing/sample-world.ts';
import type { IntentKind } from './intent-kind.ts';
import { createJournal } from './journal.ts';
import { createClaimLabel } from './kinds/create-claim-label.ts';
import type { KeptKind } from './kept-kind.ts';

const PROJECT = ProjectId.parse(7);
const Nothing = z.object({});
const answered = { name: 'create-note', payload: Nothing, result: Nothing, perform: () => Promise.resolve({}), recover: () => Promise.resolve({ state: 'absent' as const }) };

/** A journal whose disk fails once GitLab has answered, and what it wrote then is there nevertheless, or is not. */
const open = (isThere: boolean) => {
  const store = openTestStore();
  onTestFinished(() => store.close());
  let commits = 0;
  const written = (work: () => void): Promise<void> => {
    commits += 1;
    if (commits !== 2 || isThere) store.transaction(work);
    return commits === 2 ? Promise.reject(new AppError({ code: 'storage', reason: 'io' })) : Promise.resolve();
  };
  const { gitlab } = openDoor('http://127.0.0.1:9');
  const journal = createJournal({ store: { ...store, written }, clock: createTestClock(), chance: createTestChance(), log: quietLog, to: () => gitlab, onOpen: () => undefined });
  return { store, journal, object: { instanceId: addInstance(store, 'North'), projectId: PROJECT, mirrorId: null } };
};

test.each([[true, [], 1], [false, ['sent'], 0]])('what GitLab has done is never written down as failed because the disk fails, and is kept once: %j', async (isThere, open_, times) => {
  const { store, journal, object } = open(isThere);
  let kept = 0;
  const kind: KeptKind<object, object, null> = { ...answered, keep: () => void (kept += 1) };
  await expect(journal.keep(kind, object, () => ({}), null)).rejects.toMatchObject({ failure: { code: 'storage' } });
  expect(store.intents.open().map(({ state }) => state)).toEqual(open_);
  expect(kept).toBe(times);
});

test.each([[true, 'done'], [false, 'sent']])('nor is what belongs to an operation: %j', async (isThere, state) => {
  const { store, journal, object } = open(isThere);
  const kind: IntentKind<object, object> = { ...answered, undo: () => null };
  const states: string[] = [];
  await journal.lasting(async (operation) => {
    await journal.perform(operation, kind, object, () => ({}), null, () => undefined).catch(() => undefined);
    states.push(...store.intents.ofOperation(operation.id).map((intent) => intent.state));
  });
  expect(states).toEqual([state]);
});

test('what takes a part of a project back is known as work on that part: the rest of the project does not wait for it', async () => {
  const { store, journal, object } = open(true);
  const part = { ...object, part: 'claim:0123456789abcdef' };
  const fault = new AppError({ code: 'conflict', reason: 'claim_taken' });
  const taking = journal.operation(async (operation) => {
    const answer = { labelId: 5, prefix: 'Mirror Maestro claim' };
    const kind: typeof createClaimLabel = { ...createClaimLabel, perform: () => Promise.resolve(answer) };
    await journal.perform(operation, kind, part, () => ({ prefix: answer.prefix, name: 'one', description: '' }), null, () => undefined).catch(() => undefined);
    throw fault;
  }, () => undefined);
  await expect(taking).rejects.toThrow(fault);
  expect(store.intents.openOn(object.instanceId, PROJECT, part.part)).toMatchObject([{ kind: 'remove-claim-label', state: 'planned' }]);
  expect(store.intents.openOn(object.instanceId, PROJECT, null)).toEqual([]);
});
