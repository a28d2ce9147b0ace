import { describe, expect, it } from 'vitest';
import { PAGES } from './all-pages.ts';
import { searchPages } from './search-pages.ts';

const first = (typed: string) => searchPages(PAGES, typed)[0];

describe('the search of the help', () => {
  it.each([
    ['forgotten passphrase', 'people', 'forgotten'],
    ['host key', 'causes', 'host_key'],
    ['EXIT CODE', 'command-line', 'call'],
    ['diverged', 'broken-mirror', 'diverged'],
    ['snapshots', 'backups', 'snapshots'],
  ])('finds for “%s” the page %s, section %s, first', (typed, topic, section) => {
    expect(first(typed)).toMatchObject({ topic, section });
  });

  it('finds a page by what people call it, once', () => {
    const hits = searchPages(PAGES, 'doctor');
    expect(hits).toMatchObject([{ topic: 'application', section: 'health' }]);
  });

  it('quotes the sentence that has the word', () => {
    expect(first('metadata')?.excerpt).toContain('Metadata and link-local addresses are always refused');
  });

  it('wants every word, and finds nothing for nothing', () => {
    expect(searchPages(PAGES, 'passphrase zebra')).toEqual([]);
    expect(searchPages(PAGES, '   ')).toEqual([]);
  });
});
