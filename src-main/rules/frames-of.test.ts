import { expect, test } from 'vitest';
import { framesOf } from './frames-of.ts';

test('the frames of an error are told without its message, and a few are enough', () => {
  const error = new Error('https://user:glpat-secret@host\nsecond line');
  error.stack = `Error: ${error.message}\n${Array.from({ length: 20 }, (_, n) => `    at step${n} (file.ts:${n}:1)`).join('\n')}`;
  const frames = framesOf(error);
  expect(frames.split(' | ')).toHaveLength(8);
  expect(frames).toMatch(/^ {4}at step0/);
  expect(frames).not.toContain('secret');
});

test('of what is no error only its type is told', () => {
  expect(framesOf('glpat-secret')).toBe('string');
});
