import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../src-preload/contract/models/search.ts';
import { parseHash, SCREENS } from '../../state/route.ts';
import { OWN_ENTRIES } from './own-entries.ts';
import { rankEntries, rankOf } from './rank-entries.ts';

const hit = (id: number, rank: SearchHit['rank'], title: string): SearchHit => ({ kind: 'mirror', id, rank, title, detail: '', place: { screen: 'mirrors', id, params: {} } });

describe('the palette’s order', () => {
  it.each([['Mirrors', 'mirrors', 'exact'], ['Mirrors', 'mir', 'prefix'], ['New mirror', 'mir', 'word'], ['New mirror', 'irro', 'substring'], ['Pairs', 'mir', null]])('finds in %s by %s: %s', (title, typed, rank) => {
    expect(rankOf(title, typed)).toBe(rank);
  });

  it('puts the better fit first, and the window’s own before what was found', () => {
    const titles = rankEntries('jobs', [hit(1, 'exact', 'jobs'), hit(2, 'substring', 'team/the-jobs')]).map(({ title }) => title);
    expect(titles).toEqual(['Jobs', 'jobs', 'team/the-jobs']);
  });

  it('has pages of the help by their text below every name, each page once, and none that its title has found', () => {
    const page = (topic: 'credentials' | 'servers', section: string) => ({ topic, section, title: section, excerpt: '' });
    const entries = rankEntries('expir', [hit(1, 'substring', 'team/unexpired')], [page('credentials', 'rotation'), page('servers', 'token'), page('servers', 'role')]);
    expect(entries.map(({ title }) => title)).toEqual(['Expiries', 'Credentials and expiries', 'team/unexpired', 'token']);
    expect(entries.at(-1)).toMatchObject({ kind: 'Help', detail: 'Servers, tokens and roles', go: { href: '#/help?page=servers&at=token' } });
  });

  it('leads to the thing itself', () => {
    expect(rankEntries('x', [hit(7, 'exact', 'x')])[0]?.go).toEqual({ href: '#/mirrors/7' });
  });

  it.each<[Pick<SearchHit, 'kind' | 'title' | 'detail'>, string, string]>([
    [{ kind: 'job', title: 'issue-sync', detail: 'partial' }, 'Copy issues, job 7', 'Partly done'],
    [{ kind: 'plan', title: 'rotate', detail: 'ready' }, 'Rotate credentials, plan 7', 'Ready to apply'],
    [{ kind: 'activity', title: 'team/app', detail: 'issue_sync.ran' }, 'team/app', 'Issues copied'],
  ])('says in words what the store has by name: %j', (found, title, detail) => {
    expect(rankEntries('x', [{ ...hit(7, 'exact', ''), ...found }])[0]).toMatchObject({ title, detail });
  });

  it('has nothing where nothing was typed', () => {
    expect(rankEntries('  ', [])).toEqual([]);
  });

  it('knows only places that the window has, each once', () => {
    expect(new Set(OWN_ENTRIES.map(({ id }) => id)).size).toBe(OWN_ENTRIES.length);
    const hrefs = OWN_ENTRIES.flatMap((entry) => ('href' in entry ? [entry.href] : []));
    for (const href of hrefs) expect(SCREENS.some((name) => href.startsWith(`#/${name}`)) && parseHash(href).screen).toBe(/^#\/([a-z]+)/u.exec(href)?.[1]);
  });
});
