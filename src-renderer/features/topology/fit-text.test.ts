import { describe, expect, it } from 'vitest';
import { fitText } from './fit-text.ts';

/** Wide characters take two places. */
const measured = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);

describe('a text in a picture', () => {
  it('stays whole where it fits', () => expect(fitText('North', 5, measured)).toBe('North'));
  it('ends with an ellipsis where it does not', () => expect(fitText('North company', 7, measured)).toBe('North…'));
  it('is cut between characters, wide ones and pairs as well', () => {
    expect(fitText('鏡'.repeat(100), 21, measured)).toBe(`${'鏡'.repeat(10)}…`);
    expect(fitText('🪞🪞🪞', 5, measured)).toBe('🪞🪞…');
  });
  it('is an ellipsis where nothing fits', () => expect(fitText('North', 1, measured)).toBe('…'));
});
