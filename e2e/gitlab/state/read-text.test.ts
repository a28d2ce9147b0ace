import { describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { resolveProfile } from '../profile.ts';
import { readText } from './read-text.ts';
import { createServerState } from './server-state.ts';

const state = createServerState(resolveProfile({ name: 'one', externalUrl: 'https://git.example.test:8443/sub' }), virtualClock());

describe('what GitLab reads in a text', () => {
  it.each([
    ['@ada', ['ada']],
    ['(@ada), @bo.b. and @team/sub', ['ada', 'bo.b', 'team/sub']],
    ['&#64;ada', ['ada']],
    ['**@ada**', ['ada']],
    ['_@ada_', ['ada']],
    ['# @all', ['all']],
  ])('mentions in %s', (text, mentions) => {
    expect(readText(state, text).mentions).toEqual(mentions);
  });

  it.each(['ada@example.test', '`@ada`', '```\n@ada\n```', '> @ada', '<!-- @ada -->', '@\u200Bada', '\\@ada', '[@ada](https://example.test/@ada)', 'https://example.test/@ada'])(
    'no mention in %j',
    (text) => {
      expect(readText(state, text).mentions).toEqual([]);
    },
  );

  it.each([
    ['see #12.', [{ path: null, iid: 12 }]],
    ['app#3 and team/app#4', [{ path: 'app', iid: 3 }, { path: 'team/app', iid: 4 }]],
    ['GL-7', [{ path: null, iid: 7 }]],
    ['https://git.example.test:8443/sub/team/app/-/issues/5', [{ path: 'team/app', iid: 5 }]],
    ['[origin](https://git.example.test:8443/sub/team/app/-/work_items/6)', [{ path: 'team/app', iid: 6 }]],
  ])('issues in %s', (text, issues) => {
    expect(readText(state, text).issues).toEqual(issues);
  });

  it.each(['`#1`', '<!-- #1 -->', '\\#1', '#1a', 'https://other.example.test/team/app/-/issues/5', 'https://git.example.test:8443/team/app/-/issues/5', '&#35', '#\u200B1'])(
    'no issue in %j',
    (text) => {
      expect(readText(state, text).issues).toEqual([]);
    },
  );
});
