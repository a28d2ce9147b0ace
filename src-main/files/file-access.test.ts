import { describe, expect, it } from 'vitest';
import { AppError, failureOf } from '../rules/app-error.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createFileAccess, createGrants, withFile } from './file-access.ts';

const counted = () => {
  let nth = 0;
  return createGrants({ chance: { uid: () => `g${(nth += 1)}` } });
};

describe('files outside of the data folder', () => {
  it('are named by the window only as the person chose them, and once', () => {
    const grants = counted();
    const access = createFileAccess(grants, 'window');
    const grant = grants.give('/home/ada/backup.age');
    expect(access.resolve({ grant })).toBe('/home/ada/backup.age');
    expect(failureFrom(() => access.resolve({ grant }))).toEqual({ code: 'not_allowed', reason: 'file_not_chosen' });
    expect(failureFrom(() => access.resolve({ path: '/etc/passwd' }))).toEqual({ code: 'not_allowed', reason: 'file_not_chosen' });
  });

  it('need not be chosen again when what was done with them failed', async () => {
    const grants = counted();
    const access = createFileAccess(grants, 'window');
    const ref = { grant: grants.give('/home/ada/backup.age') };
    const wrong = new AppError({ code: 'file_refused', reason: 'wrong_key', where: null });
    expect(await withFile(access, ref, () => Promise.reject(wrong)).catch(failureOf)).toEqual(wrong.failure);
    expect(await withFile(access, ref, (file) => Promise.resolve(file))).toBe('/home/ada/backup.age');
    expect(failureFrom(() => access.resolve(ref))).toEqual({ code: 'not_allowed', reason: 'file_not_chosen' });
  });

  it('are named by programs with absolute paths', () => {
    const access = createFileAccess(counted(), 'program');
    expect(access.resolve({ path: '/srv/../srv/backup.age' })).toBe('/srv/backup.age');
    expect(failureFrom(() => access.resolve({ path: 'backup.age' }))).toMatchObject({ code: 'invalid_input', field: 'file.path' });
    expect(failureFrom(() => access.resolve({ path: '/a\0b' }))).toMatchObject({ code: 'invalid_input' });
  });

  it('are forgotten when many were chosen and never used', () => {
    const grants = counted();
    const first = grants.give('/first');
    for (let nth = 0; nth < 20; nth += 1) grants.give(`/file-${nth}`);
    expect(grants.take(first)).toBeNull();
    expect(grants.take('g21')).toBe('/file-19');
  });
});
