import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { credentialClock } from '../mirrors/now.ts';
import { selectedMirrors } from '../mirrors/selected-mirrors.ts';
import { adoptSteps } from '../rules/plans/adopt-steps.ts';
import { capped, createSteps } from '../rules/plans/create-steps.ts';
import { type DraftStep, guardOf, undoOf } from '../rules/plans/draft-step.ts';
import { mirrorSteps } from '../rules/plans/mirror-steps.ts';
import type { NewStep } from '../store/store.ts';
import { fingerprintOfMirror, fingerprintOfPair } from './fingerprint.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { gatherCreation } from './gather-creation.ts';
import { getPlan } from './get-plan.ts';
import { plannedMirror } from './planned-mirror.ts';

type MakeDeps = Pick<Deps, 'store' | 'clock' | 'to'>;
type Input = ParsedInput<'plans.make'>;
type Drawn = { steps: DraftStep<unknown>[]; leftOut: number; fingerprintOf(step: DraftStep<unknown>): string | null };

const FIRST_PAGE = 100;

const ofMirrors = (deps: MakeDeps, { kind, select }: Extract<Input, { select: unknown }>): Drawn => {
  const { ids, leftOut } = selectedMirrors(deps, select);
  const mirrors = deps.store.mirrors.compared(ids, credentialClock(deps)).map((mirror) => plannedMirror(mirror));
  const fingerprints = new Map(mirrors.map((mirror) => [mirror.id, fingerprintOfMirror(mirror)]));
  return { steps: mirrorSteps(kind, mirrors), leftOut, fingerprintOf: ({ mirrorId }) => (mirrorId === null ? null : (fingerprints.get(mirrorId) ?? null)) };
};

const ofPair = (deps: MakeDeps, pairId: Extract<Input, { pairId: unknown }>['pairId'], steps: DraftStep<unknown>[], leftOut: number): Drawn => {
  const fingerprint = fingerprintOfPair(deps, pairId);
  return { steps, leftOut, fingerprintOf: () => fingerprint };
};

const draw = async (deps: MakeDeps, input: Input): Promise<Drawn> => {
  switch (input.kind) {
    case 'create': {
      const all = createSteps(await gatherCreation(deps, input.pairId, input.rules));
      const steps = capped(all, LIMITS.selection);
      return ofPair(deps, input.pairId, steps, all.length - steps.length);
    }
    case 'adopt': {
      const pair = deps.store.pairs.get(input.pairId);
      const found = await gatherAdoption(deps, pair, input.mirrors);
      return ofPair(deps, input.pairId, adoptSteps(found, pair, (source, target) => deps.store.mirrors.findByProjects(input.pairId, source, target) !== null), 0);
    }
    default:
      return ofMirrors(deps, input);
  }
};

/** Draws up what would be done, changing nothing: each object once, with how it is and how it will be. */
export const makePlan = async (deps: MakeDeps, input: Input): Promise<Returned<'plans.make'>> => {
  const { store, clock } = deps;
  const { steps, leftOut, fingerprintOf } = await draw(deps, input);
  const stored = steps.map(({ detail, ...step }): NewStep => ({ ...step, detail: { fingerprint: step.action === 'skip' ? null : fingerprintOf({ detail, ...step }), of: detail } }));
  const guard = guardOf(steps, store.settings.get().guardMirrors);
  const planId = store.plans.insert({ kind: input.kind, input, guard, leftOut, undo: undoOf(steps), createdAt: clock.now() }, stored);
  return getPlan(deps, { planId, offset: 0, limit: FIRST_PAGE });
};
