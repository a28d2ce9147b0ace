import { describe, expect, it } from 'vitest';
import { wrongImports } from './direction.mjs';

/** @param {string} name @param {string} text */
const wrong = (name, text) => wrongImports({ name, text });

describe('the direction of imports', () => {
  it.each([
    ['a rule takes the contract', 'src-main/rules/a.ts', "import { x } from '../../src-preload/contract/x.ts';"],
    ['a door takes a rule', 'src-main/gitlab/a.ts', "import { x } from '../rules/x.ts';"],
    ['a door takes what a port looks like', 'src-main/store/a.ts', "import type { Clock } from '../ports.ts';"],
    ['a use case takes what a door looks like', 'src-main/mirrors/a.ts', "import type { Store } from '../store/store.ts';"],
    ['a use case takes another use case', 'src-main/pairs/a.ts', "import { x } from '../mirrors/x.ts';"],
    ['the assembly takes a door', 'src-main/app.ts', "import { open } from './store/open.ts';"],
    ['the desktop takes Electron', 'src-main/desktop/a.ts', "import { app } from 'electron';"],
    ['the window takes the contract', 'src-renderer/features/x/a.tsx', "import { x } from '../../../src-preload/contract/x.ts';"],
    ['what is there for tests takes what it likes', 'src-main/gitlab/test-kit/a.ts', "import { x } from '../../adapters/x.ts';"],
    ['a test takes what it likes', 'src-main/gitlab/a.test.ts', "import { open } from '../store/open.ts';"],
  ])('is kept when %s', (_what, name, text) => {
    expect(wrong(name, text)).toEqual([]);
  });

  it.each([
    ['the contract takes a library', 'src-preload/contract/a.ts', "import { x } from 'drizzle-orm';"],
    ['the contract takes Node', 'src-preload/contract/a.ts', "import { x } from 'node:fs';"],
    ['a rule takes a door', 'src-main/rules/a.ts', "import type { Store } from '../store/store.ts';"],
    ['a rule takes the file system', 'src-main/rules/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a door takes another door', 'src-main/gitlab/a.ts', "import type { Store } from '../store/store.ts';"],
    ['a door takes a use case', 'src-main/store/a.ts', "import { x } from '../mirrors/x.ts';"],
    ['a use case takes a door by value', 'src-main/mirrors/a.ts', "import { open } from '../store/open.ts';"],
    ['a use case takes a door with one value among types', 'src-main/mirrors/a.ts', "import { type Store, open } from '../store/open.ts';"],
    ['a use case takes Electron', 'src-main/mirrors/a.ts', "import { app } from 'electron';"],
    ['the command line takes a use case', 'src-main/headless/a.ts', "import { x } from '../mirrors/x.ts';"],
    ['the desktop takes a use case', 'src-main/desktop/a.ts', "import { x } from '../mirrors/x.ts';"],
    ['the application takes the desktop', 'src-main/app.ts', "import { x } from './desktop/x.ts';"],
    ['a file passes on what it may not take', 'src-main/rules/a.ts', "export { x } from '../store/x.ts';"],
    ['a file passes on everything of what it may not take', 'src-main/rules/a.ts', "export * from '../store/x.ts';"],
    ['an import waits until it is needed', 'src-main/rules/a.ts', "export const x = async () => import('../store/x.ts');"],
    ['the window takes the main process', 'src-renderer/app/a.ts', "import { x } from '../../src-main/rules/x.ts';"],
    ['the window takes Node', 'src-renderer/app/a.ts', "import { x } from 'node:path';"],
    ['a house component takes a feature', 'src-renderer/ui/a.tsx', "import { x } from '../features/x/x.ts';"],
    ['the GitLab double takes the product', 'e2e/gitlab/a.ts', "import { x } from '../../src-main/rules/x.ts';"],
    ['the product takes what is there for tests', 'src-main/gitlab/a.ts', "import { x } from './test-kit/x.ts';"],
    ['a folder is new', 'src-main/somewhere/a.ts', ''],
  ])('is broken when %s', (_what, name, text) => {
    expect(wrong(name, text)).toHaveLength(1);
  });

  it('is reported with the place', () => {
    expect(wrong('src-main/rules/a.ts', "\n\nimport { x } from '../store/x.ts';")).toEqual(['src-main/rules/a.ts:3: the rules may not import ../store/x.ts by value']);
  });
});
