import { describe, expect, it } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createFileAccess, createGrants } from './file-access.ts';

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
