import { describe, expect, it } from 'vitest';
import { lockProblems } from './lock-file.mjs';

describe('the lock file', () => {
  it('may take packages from npm’s own registry, named or not', () => {
    expect(lockProblems({ packages: { 'node_modules/a': { resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' }, 'node_modules/b': {} } })).toEqual([]);
  });

  it('may not take one from elsewhere', () => {
    expect(lockProblems({ packages: { 'node_modules/a': { resolved: 'https://packages.example/a.tgz' } } })).toEqual(['node_modules/a comes from https://packages.example/a.tgz']);
  });

  it('has an entry for every optional package, beside its owner or further out', () => {
    const owner = { optionalDependencies: { 'for-macos': '1.0.0', '@for/windows': '1.0.0' } };
    expect(lockProblems({ packages: { '': {}, 'node_modules/x/node_modules/a': owner, 'node_modules/for-macos': {}, 'node_modules/x/node_modules/a/node_modules/@for/windows': {} } })).toEqual([]);
    expect(lockProblems({ packages: { '': {}, 'node_modules/x/node_modules/a': owner, 'node_modules/for-macos': {} } })).toEqual(['node_modules/x/node_modules/a wants @for/windows, which has no entry']);
  });
});
