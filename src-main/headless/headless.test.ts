import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { runHeadless, withUsage } from './headless.ts';

const run = async (...words: string[]): Promise<{ code: number; said: string; touched: number }> => {
  const command = parseCommandLine(words);
  if (command.kind === 'open') throw new Error('not a command');
  let said = '';
  let touched = 0;
  const write = async (text: string): Promise<void> => void (said += text);
  const touch = (): never => {
    touched += 1;
    throw new Error('the data folder was touched');
  };
  const deps = { out: write, prepareData: touch, openApp: touch, interrupted: () => new Promise<void>(() => undefined), clock: { now: () => 0, after: () => () => undefined }, version: '1.0.0', cwd: '/', stdin: () => Readable.from([]) };
  const code = await withUsage(write, () => runHeadless(command, deps));
  return { code, said, touched };
};

test.each(['settings.read', 'toString', 'settings.get.', ''])('a method called %j is wrong use, said before anything is touched', async (method) => {
  const { code, said, touched } = await run('call', method);
  expect([code, touched]).toEqual([2, 0]);
  expect(said).toContain(`Unknown method ${JSON.stringify(method)}; "methods" lists them.`);
});

test('the version and the methods need no data folder', async () => {
  expect(await run('--version')).toEqual({ code: 0, said: '1.0.0\n', touched: 0 });
  expect((await run('methods')).said).toContain('\nmirrors.list\n');
});
