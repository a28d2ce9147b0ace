import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';

const from = (bytes: Uint8Array) => makeRecoveryCode({ bytes: (count) => bytes.slice(0, count) });

test('a recovery code is read as it was made, however a person types it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 25, maxLength: 25 }), fc.constantFrom(' ', '-', ''), (bytes, between) => {
      const code = from(bytes);
      const typed = code.toLowerCase().replaceAll('-', between).replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readRecoveryCode(typed).reveal()).toBe(code.replaceAll('-', ''));
    }),
  );
});

test('every character carries five bits', () => {
  const seen = new Set(Array.from({ length: 256 }, (_, byte) => from(new Uint8Array(25).fill(byte)).charAt(0)));
  expect(seen.size).toBe(32);
});
