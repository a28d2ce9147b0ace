import type { PlanStep } from '../../../src-preload/contract/models/plan.ts';

type Value = PlanStep['before'][number]['value'];

/** One field of a step on one line: what it was, what it becomes. undefined: the field is not there on that side. */
export type StepLine = { field: string; before: Value | undefined; after: Value | undefined; kind: 'same' | 'changed' | 'added' | 'removed' };

const kindOf = (before: Value | undefined, after: Value | undefined): StepLine['kind'] => {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'same' : 'changed';
};

/** A step's fields before and after, each field once and on its own line, in the order in which they come; what differs lines up. */
export const stepLines = ({ before, after }: Pick<PlanStep, 'before' | 'after'>): StepLine[] => {
  const was = new Map(before.map(({ field, value }) => [field, value]));
  const becomes = new Map(after.map(({ field, value }) => [field, value]));
  return [...new Set([...was.keys(), ...becomes.keys()])].map((field) => {
    const [from, to] = [was.get(field), becomes.get(field)];
    return { field, before: from, after: to, kind: kindOf(from, to) };
  });
};

/** How high a step is on screen before it was measured, in px. */
export const roughHeight = (step: PlanStep | undefined): number => (step === undefined ? 40 : 40 + stepLines(step).length * 24 + (step.failure === null ? 0 : 44));
