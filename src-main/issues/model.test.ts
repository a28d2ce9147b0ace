import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEdit, anyStep, type Step } from '../../e2e/issue-model/edit.ts';
import { playRing, type RingStep } from '../../e2e/issue-model/play-ring.ts';
import { play } from '../../e2e/issue-model/play.ts';

const LIMIT_MS = 600_000;
const STORIES = 8;
const RINGS = 2;

const AGREED = { disagreements: [], leaks: [], mentions: 0, commands: 0 };

describe('whatever people write and whatever goes wrong on the way', () => {
  it('in the end every issue is on the other side once, as it is here, and nothing confidential was readable by more', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (story: Step[]) => {
        expect(await play(story)).toMatchObject(AGREED);
      }),
      { numRuns: STORIES, endOnFailure: true },
    );
  });

  it('three servers in a ring end up with every issue once, and stop', { timeout: LIMIT_MS }, async () => {
    const on = fc.constantFrom(0 as const, 1 as const, 2 as const);
    // An issue is changed where people made it; what they change on copies is the other test's.
    const edit = anyEdit.filter((one): one is Exclude<typeof one, { kind: 'touch-copy' }> => one.kind !== 'touch-copy');
    const step: fc.Arbitrary<RingStep> = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), on, edit }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost-reply' as const), on }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'run' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (story) => {
        expect(await playRing(story)).toEqual([]);
      }),
      { numRuns: RINGS, endOnFailure: true },
    );
  });
});
