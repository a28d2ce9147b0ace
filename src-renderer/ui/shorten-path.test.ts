import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenPath } from './shorten-path.ts';

describe('shortenPath', () => {
  it.each([
    ['group/project', 40, 'group/project'],
    ['company/platform/backend/services/billing', 32, 'company/…/services/billing'],
    ['company/platform/backend/services/billing', 20, 'company/…/billing'],
  ])('shortens %s to %i characters', (path, max, short) => {
    expect(shortenPath(path, max)).toBe(short);
  });

  it('never exceeds the room and always keeps the end', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9-]{1,60}$/), { minLength: 1, maxLength: 12 }), fc.integer({ min: 8, max: 80 }), (parts, max) => {
        const path = parts.join('/');
        const short = shortenPath(path, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.at(-1)).toBe(path.at(-1));
      }),
    );
  });
});
