import { describe, expect, it } from 'vitest';
import type { RefDifference } from '../../src-preload/contract/models/mirror.ts';
import { behindSince, type ComparedRefs } from './behind-since.ts';

const THEN = 1000;
const NOW = 5000;
const ref = (name: string, targetSha: string | null, state: RefDifference['state'] = targetSha === null ? 'missing' : 'behind'): RefDifference => ({ name, state, sourceSha: 's', targetSha });
const found = (state: ComparedRefs['state'], ...differences: RefDifference[]): ComparedRefs => ({ state, equal: 1, different: 0, missing: 0, extra: 0, comparedAt: NOW, differences, failure: null });
const before = (since: number | null, ...differences: RefDifference[]) => ({ behindSince: since, differences });

describe('behindSince', () => {
  it('begins with the comparison that sees it first, and ends with one that is equal', () => {
    expect(behindSince(before(null), found('behind', ref('main', 'a')))).toBe(NOW);
    expect(behindSince(before(THEN, ref('main', 'a')), found('equal'))).toBeNull();
  });

  it.each(['behind', 'missing', 'diverged'] as const)('goes on while a ref of the target has not moved (%s)', (state) => {
    expect(behindSince(before(THEN, ref('main', 'a'), ref('next', null)), found(state, ref('main', 'b'), ref('next', null)))).toBe(THEN);
  });

  it('begins anew where every ref has moved on: the target caught up in between', () => {
    expect(behindSince(before(THEN, ref('main', 'a')), found('behind', ref('main', 'b')))).toBe(NOW);
    expect(behindSince(before(THEN, ref('old', null)), found('missing', ref('new', null)))).toBe(NOW);
  });

  it('does not take for lacking what only the target has', () => {
    expect(behindSince(before(null, ref('left', 'a', 'extra')), found('behind', ref('left', 'a', 'extra'), ref('main', 'a')))).toBe(NOW);
  });

  it('keeps what was known where a comparison says nothing', () => {
    expect(behindSince(before(THEN, ref('main', 'a')), found('unknown'))).toBe(THEN);
    expect(behindSince(before(null), found('unknown'))).toBeNull();
  });
});
