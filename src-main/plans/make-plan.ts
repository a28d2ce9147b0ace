import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { PlanWarning } from '../../src-preload/contract/models/plan.ts';
import type { Deps } from '../deps.ts';
import { selectedMirrors } from '../mirrors/selected-mirrors.ts';
import { adoptSteps } from '../rules/plans/adopt-steps.ts';
import { assertMayPlan } from '../rules/access.ts';
import { capped, createSteps } from '../rules/plans/create-steps.ts';
import { type DraftStep, guardOf, undoOf } from '../rules/plans/draft-step.ts';
import { importSteps } from '../rules/plans/import-steps.ts';
import { mirrorSteps } from '../rules/plans/mirror-steps.ts';
import type { NewStep } from '../store/plan-store.ts';
import type { Session } from '../vault/session.ts';
import { fingerprintOfMirror, fingerprintOfPair } from './fingerprint.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { gatherConfiguration } from './gather-configuration.ts';
import { gatherCreation } from './gather-creation.ts';
import { type FileDeps, gatherImport } from './gather-import.ts';
import { withOtherGroup } from './gather-groups.ts';
import { getPlan } from './get-plan.ts';
import { plannedMirrors } from './planned-mirror.ts';

type MakeDeps = Pick<Deps, 'store' | 'clock' | 'to'> & FileDeps & { session: Pick<Session, 'role'> };
type Input = ParsedInput<'plans.make'>;
type Drawn = { steps: DraftStep<unknown>[]; leftOut: number; warnings?: PlanWarning[]; fingerprintOf(step: DraftStep<unknown>): string | null };

const FIRST_PAGE = 100;

const ofMirrors = async (deps: MakeDeps, { kind, select }: Extract<Input, { select: unknown }>): Promise<Drawn> => {
  const { ids, leftOut } = selectedMirrors(deps, select);
  const otherGroup = kind === 'credential' ? await withOtherGroup(deps, ids) : undefined;
  const mirrors = plannedMirrors(deps, ids);
  const fingerprints = new Map(mirrors.map((mirror) => [mirror.id, fingerprintOfMirror(mirror)]));
  return { steps: mirrorSteps(kind, mirrors, otherGroup), leftOut, fingerprintOf: ({ mirrorId }) => (mirrorId === null ? null : (fingerprints.get(mirrorId) ?? null)) };
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
    case 'import': {
      const { facts, warnings } = await gatherImport(deps, input);
      return { ...ofPair(deps, input.pairId, importSteps(facts), 0), warnings };
    }
    case 'configuration': {
      const all = await gatherConfiguration(deps, input);
      const steps = all.slice(0, LIMITS.selection);
      return { steps, leftOut: all.length - steps.length, fingerprintOf: () => null };
    }
    default:
      return ofMirrors(deps, input);
  }
};

/** Draws up what would be done, changing nothing: each object once, with how it is and how it will be. */
export const makePlan = async (deps: MakeDeps, input: Input): Promise<Returned<'plans.make'>> => {
  const { store, clock, session } = deps;
  assertMayPlan(input.kind, session.role());
  const { steps, leftOut, warnings = [], fingerprintOf } = await draw(deps, input);
  const stored = steps.map(({ detail, ...step }): NewStep => ({ ...step, detail: { fingerprint: step.action === 'skip' ? null : fingerprintOf({ detail, ...step }), of: detail } }));
  const guard = guardOf(steps, store.settings.get().guardMirrors);
  const planId = store.plans.insert({ kind: input.kind, input, guard, leftOut, undo: undoOf(steps), warnings, createdAt: clock.now() }, stored);
  return getPlan(deps, { planId, offset: 0, limit: FIRST_PAGE });
};
