import { expect, it } from 'vitest';
import { choicesInput, NO_CHOICES, sideOf, withKind, withObject } from './choices.ts';

const mirror = (id: number) => ({ kind: 'mirror' as const, id });

it('what is here stays until a kind or an object is decided otherwise', () => {
  expect(sideOf(NO_CHOICES, mirror(1))).toBe('mine');
  const theirs = withObject(withKind(NO_CHOICES, 'mirror', 'theirs'), mirror(2), 'mine');
  expect([mirror(1), mirror(2), { kind: 'pair' as const, id: 2 }].map((one) => sideOf(theirs, one))).toEqual(['theirs', 'mine', 'mine']);
  expect(choicesInput(theirs)).toEqual({ default: 'mine', kinds: { mirror: 'theirs' }, otherwise: [mirror(2)] });
});

it('deciding an object back leaves no trace, and a kind takes its objects along', () => {
  const one = withObject(NO_CHOICES, mirror(1), 'theirs');
  expect(withObject(one, mirror(1), 'mine')).toEqual(NO_CHOICES);
  expect(sideOf(withKind(one, 'mirror', 'mine'), mirror(1))).toBe('mine');
  expect(sideOf(withKind(one, 'pair', 'theirs'), mirror(1))).toBe('theirs');
});
