import { describe, expect, it } from 'vitest';
import { childBelow } from './child-below.ts';
import { csvLine } from './csv.ts';
import { groupHealth, noCounts } from './group-health.ts';
import { htmlHead } from './report-html.ts';
import { searchText, searchWords } from './search-text.ts';

describe('a line of CSV', () => {
  it('quotes what RFC 4180 wants quoted', () => expect(csvLine(['a,b', 'say "so"', 'two\nlines', null, 3, true, ''])).toBe('"a,b","say ""so""","two\nlines",,3,true,\r\n'));
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])('lets no spreadsheet take %j for a formula', (text) => expect(csvLine([text])).toMatch(/^"?'/));
  it('leaves numbers alone', () => expect(csvLine([-5])).toBe('-5\r\n'));
});

describe('a page for printing', () => {
  it('escapes names, has no script and forbids loading anything', () => {
    const page = htmlHead({ at: 0, scope: '<script>alert("x")</script>', mirrors: 1, health: groupHealth({ ...noCounts(), off: 1 }) });
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('1 mirror as of 1970-01-01 00:00; all times are UTC');
  });
});

describe('what lies right below a group', () => {
  it.each([
    [undefined, 'a/b/c', { path: 'a', isProject: false }],
    ['a', 'a/b/c', { path: 'a/b', isProject: false }],
    ['A/b', 'a/B/c', { path: 'a/B/c', isProject: true }],
    ['a', 'ab/c', null],
  ])('below %j of %j', (group, path, child) => expect(childBelow(group, path)).toEqual(child));
});

describe('a text to search', () => {
  it('has one kind of separator, and group and name as two words', () => {
    expect(searchText('  team_1.api-v2 ')).toBe('team 1 api v2');
    expect(searchText('--')).toBe('');
    expect(searchWords('team/api  team')).toEqual(['team', 'api']);
  });
});
