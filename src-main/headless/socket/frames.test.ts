import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrameReader, frame } from './frames.ts';

/** Cuts bytes at the given places. */
const cut = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

describe('Frames', () => {
  test('come out whole and in order, however the bytes were cut', () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { minLength: 1, maxLength: 6 }), fc.array(fc.nat(), { maxLength: 20 }), (texts, places) => {
        const values = texts.map((text): unknown => JSON.parse(text));
        const reader = createFrameReader(1024 * 1024);
        const bodies = cut(Buffer.concat(values.map(frame)), places).flatMap((piece) => {
          const read = reader.push(piece);
          return read === 'too_large' ? [] : read;
        });
        expect(bodies.map((body): unknown => JSON.parse(body.toString('utf8')))).toEqual(values.map((value): unknown => JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  test('are refused by their head, before their body came', () => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(101);
    expect(createFrameReader(100).push(head)).toBe('too_large');
  });

  test('may be as long as the limit', () => {
    const whole = frame('x'.repeat(98));
    expect(createFrameReader(100).push(whole)).toEqual([whole.subarray(4)]);
  });

  test('count bytes, not characters', () => {
    expect(frame('ü').readUInt32BE()).toBe(4);
  });
});
