import { expect, it } from 'vitest';
import { MirrorId } from '../../src-preload/contract/ids.ts';
import { createKnownCopies } from './known-copies.ts';

const mirrorId = MirrorId.parse(1);
const [LOOKED, LATER] = [1000, 9000];

it('knows copies up to the last look and no further, however long the run worked after it, and whatever runs came since without a look', () => {
  const known = createKnownCopies();
  expect(known.until({ mirrorId, watermark: 1 })).toBeNull();
  known.note({ mirrorId, watermark: 1 }, LOOKED);
  known.note({ mirrorId, watermark: LATER }, null);
  expect(known.until({ mirrorId, watermark: LATER })).toBe(LOOKED);
});

it('knows nothing of a sync that was put back, or that nobody has looked for', () => {
  const known = createKnownCopies();
  known.note({ mirrorId, watermark: LATER }, LOOKED);
  expect(known.until({ mirrorId, watermark: LOOKED })).toBeNull();
  known.note({ mirrorId, watermark: LOOKED }, null);
  expect(known.until({ mirrorId, watermark: LOOKED })).toBeNull();
});
