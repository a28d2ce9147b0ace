import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStory, SHAPES } from '../../e2e/issue-model/edit.ts';
import { KEPT_STORIES } from '../../e2e/issue-model/kept-stories.ts';
import { play } from '../../e2e/issue-model/play.ts';

const LIMIT_MS = 600_000;
const STORIES = 3;

const AGREED = { disagreements: [], leaks: [], mentions: 0, commands: 0, refusals: [] };

describe('whatever people write and whatever goes wrong on the way', () => {
  it.each(SHAPES)('in the end every issue is on the other side once, as it is here, and nothing confidential was readable by more: %s', { timeout: LIMIT_MS }, async (shape) => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        expect(await play({ ...story, shape })).toMatchObject(AGREED);
      }),
      { numRuns: STORIES, endOnFailure: true },
    );
  });

  it.each(KEPT_STORIES)('a story that failed once ends well: %j', { timeout: LIMIT_MS }, async (story) => {
    expect(await play(story)).toMatchObject(AGREED);
  });
});
