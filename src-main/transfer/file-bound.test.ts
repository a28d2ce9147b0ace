import { expect, it } from 'vitest';
import { joined, pieces } from '../../e2e/world/pieces.ts';
import { failureOf } from '../rules/app-error.ts';
import { bounded, MOST_BYTES } from './file-bound.ts';

it('a backup has its bytes up to the bound, and is refused with the first beyond it', async () => {
  const bytes = Buffer.alloc(10_000, 7);
  expect((await joined(bounded(pieces(bytes), 10_000))).equals(bytes)).toBe(true);
  expect(await joined(bounded(pieces(bytes), 9999)).then(() => null, failureOf)).toEqual({ code: 'file_refused', reason: 'too_large', where: null });
  expect(MOST_BYTES).toBeGreaterThan(3 * 256 * 1024 * 1024);
});
