import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, failureOf } from '../rules/app-error.ts';
import { createOutsideFiles } from './outside-files.ts';

const files = createOutsideFiles();
let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'outside-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const textOf = async (from: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = '';
  for await (const chunk of from) text += Buffer.from(chunk).toString('utf8');
  return text;
};
const failureFrom = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => failureOf(error),
  );

describe('a file outside of the data folder', () => {
  it('is written whole, for this user alone, and read back', async () => {
    expect(await files.write(at('a.bin'), chunks('one ', 'two'))).toBe(7);
    expect(statSync(at('a.bin')).mode & 0o777).toBe(0o600);
    expect(await textOf(files.read(at('a.bin'), 7))).toBe('one two');
  });

  it('keeps what stood there when writing or checking fails, and leaves nothing beside it', async () => {
    writeFileSync(at('a.bin'), 'the old one');
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new AppError({ code: 'storage', reason: 'io' });
    }
    expect(await failureFrom(files.write(at('a.bin'), breaking()))).toEqual({ code: 'storage', reason: 'io' });
    const refused = files.write(at('a.bin'), chunks('new'), async (written) => {
      expect(await textOf(written)).toBe('new');
      throw new AppError({ code: 'file_refused', reason: 'damaged', where: null });
    });
    expect(await failureFrom(refused)).toMatchObject({ code: 'file_refused' });
    expect(readFileSync(at('a.bin'), 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });

  it('is refused where it is no regular file, is a link, is too large, or is not there', async () => {
    mkdirSync(at('folder'));
    symlinkSync('/etc/hostname', at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    writeFileSync(at('large'), 'x'.repeat(11));
    expect(await failureFrom(textOf(files.read(at('folder'), 10)))).toMatchObject({ reason: 'not_a_file' });
    expect(await failureFrom(textOf(files.read(at('pipe'), 10)))).toMatchObject({ reason: 'not_a_file' });
    expect(await failureFrom(textOf(files.read(at('link'), 10)))).toMatchObject({ reason: 'link' });
    expect(await failureFrom(textOf(files.read(at('large'), 10)))).toMatchObject({ reason: 'too_large' });
    expect(await failureFrom(textOf(files.read(at('nothing'), 10)))).toMatchObject({ reason: 'not_found' });
    expect(await failureFrom(files.write(at('nowhere/a'), chunks('x')))).toMatchObject({ code: 'file_refused', reason: 'not_found' });
  });

  it('is refused when it changes while it is read', async () => {
    writeFileSync(at('a'), 'x'.repeat(200_000));
    const reading = files.read(at('a'), 1_000_000)[Symbol.asyncIterator]();
    await reading.next();
    appendFileSync(at('a'), 'more');
    const rest = async () => {
      while ((await reading.next()).done !== true);
    };
    expect(await failureFrom(rest())).toMatchObject({ reason: 'changed_while_read' });
  });
});
