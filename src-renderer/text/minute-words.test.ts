import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteFrom, minuteWords } from './minute-words.ts';

describe('a minute of the day', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => minuteFrom(minuteWords(minute)) === minute));
  });

  it('is none where the field is empty or half filled in', () => {
    expect(['', '7:05', '24:00', '07:5'].map(minuteFrom)).toEqual([null, null, null, null]);
  });
});
