import { expect, it } from 'vitest';
import { NO_ANSWERS, type OriginQuestion, questionsLeft } from './origin-list.tsx';

const question = (origin: string, needsToken: boolean): OriginQuestion => ({ id: 1, name: 'Company', origin, network: 'public', hasCaCertificate: false, state: 'new', needsApproval: true, needsToken });
const [NORTH, SOUTH] = ['https://north.example.com', 'https://south.example.com'];

it('says what is still to be confirmed and given, each in its own words', () => {
  const questions = [question(NORTH, true), question(SOUTH, false)];
  expect(questionsLeft(questions, NO_ANSWERS)).toBe('2 addresses to confirm and 1 access token to give first.');
  const approved = new Set([NORTH, SOUTH]);
  expect(questionsLeft(questions, { approved, tokens: new Map([[NORTH, '  ']]) })).toBe('1 access token to give first.');
  expect(questionsLeft(questions, { approved, tokens: new Map([[NORTH, 'glpat-x']]) })).toBe('');
});
