import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeOriginLine } from '../origin/origin-line.ts';
import { issueOf, noteOf, SOURCE } from '../testing/samples.ts';
import { byteLength } from './cut.ts';
import { composeDescription, composingDescription, draftDescription, LONGEST_TEXT } from './description.ts';
import { INVISIBLE } from './invisible.ts';
import { composeNote, draftNote } from './note-body.ts';
import { stripFooter } from './strip-footer.ts';
import { copyTitle, isTitleCut } from './title.ts';

const LINE = writeOriginLine({ chain: [{ host: 'git.example.com', projectId: 7, issueId: 501, iid: 5 }], tag: '0'.repeat(32) });
const described = (changes: Parameters<typeof issueOf>[0]): string => composeDescription(draftDescription(issueOf(changes), SOURCE, LINE), new Map());

describe('a title', () => {
  it.each([['', 'Untitled'], [' \n ', 'Untitled'], ['two\nlines', 'two lines'], ['fix #12 for @all', `fix #${INVISIBLE}12 for @${INVISIBLE}all`], ['مرحبا', 'مرحبا']])('%j becomes %j', (title, expected) => {
    expect(copyTitle(title, SOURCE)).toBe(expected);
  });

  it('has at most 255 characters and never half of one', () => {
    expect(copyTitle('🙂'.repeat(255), SOURCE)).toBe('🙂'.repeat(255));
    expect(copyTitle('🙂'.repeat(256), SOURCE)).toBe(`${'🙂'.repeat(254)}…`);
    expect(copyTitle('👩‍👩‍👧‍👦'.repeat(255), SOURCE)).toBe(`${'👩‍👩‍👧‍👦'.repeat(36)}…`);
    expect(copyTitle('e\u0301'.repeat(200), SOURCE)).toBe(`${'e\u0301'.repeat(127)}…`);
    expect([isTitleCut('🙂'.repeat(255), SOURCE), isTitleCut('@a'.repeat(127), SOURCE), isTitleCut('@a '.repeat(84), SOURCE)]).toEqual([false, false, true]);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
      const copy = copyTitle(title, SOURCE);
      expect(Array.from(copy).length).toBeLessThanOrEqual(255);
      expect(copy).not.toMatch(/\p{Cs}/u);
      expect(copy).not.toBe('');
    }));
  });
});

describe('a description', () => {
  it('ends with where it comes from and what the target has no field for', () => {
    const text = described({
      description: 'Hello\r\nworld', milestone: { id: 1, title: 'v1' }, iteration: 'Sprint 1', epic: { iid: 42, title: 'Big' }, assignees: [{ username: 'bo_b', name: 'Bo *B*' }, { username: 'cy', name: '' }],
    });
    expect(text.replaceAll(INVISIBLE, '·')).toBe(
      [
        'Hello\nworld', '---', '<!-- MIRROR_MAESTRO_FOOTER -->\n' +
          `**Source:** [group/app#·5](${SOURCE.url}/group/app/-/issues/5)  \n` +
          `**Created:** 2026-03-01 12:30 UTC by [Ann Example (@·ann)](${SOURCE.url}/ann)  \n` +
          '**Milestone:** v1  \n**Iteration:** Sprint 1  \n**Epic:** &·42 Big  \n' +
          `**Assignees:** [Bo \\*B\\* (@·bo\\_b)](${SOURCE.url}/bo_b), [@·cy](${SOURCE.url}/cy)`,
        LINE,
      ].join('\n\n'),
    );
  });

  it.each(['', '   ', '\n\n'])('may be empty: %j', (description) => {
    expect(described({ description }).startsWith('---\n\n<!-- MIRROR')).toBe(true);
  });

  it('does not collect footers and rules from hop to hop', () => {
    let text = 'Text\n\n---';
    for (let hop = 0; hop < 5; hop += 1) text = described({ description: text });
    expect(text.split('---\n').length - 1).toBe(2);
    expect(text.split('FOOTER').length - 1).toBe(1);
    expect(stripFooter(text)).toBe('Text\n\n---');
    expect(stripFooter('A\n\n---\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n### 📋 Mirror Information\nx')).toBe('A');
    expect(stripFooter('A <!-- MIRROR_MAESTRO_FOOTER --> B')).toBe('A <!-- MIRROR_MAESTRO_FOOTER --> B');
  });

  it.each(['word ', '🙂', '@all ', '```\ncode\n```\n', 'line\n', `a${'b'.repeat(70_000)} `])('fits into 1 MiB with its end and a link to the rest: %#', (part) => {
    const text = described({ description: part.repeat(Math.ceil(1_300_000 / part.length)) });
    expect(byteLength(text)).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(byteLength(text)).toBeGreaterThan(LONGEST_TEXT * 0.45);
    expect(text).toContain(`[… the rest is on the source](${SOURCE.url}/group/app/-/issues/5)`);
    expect(text.endsWith(LINE)).toBe(true);
    expect(text).not.toMatch(/\p{Cs}/u);
  });
});

it.each(['x](https://evil.example)\n/close\n', '@all', 'a\u2028b', '<!-- MIRROR_MAESTRO_FOOTER -->', '`', 'ann\r/close'])('whatever a server calls its people, a line of ours stays one line that does nothing: %j', (username) => {
  const body = composeNote(draftNote(noteOf({ body: '', author: { username, name: username } }), 'https://git.example.com/p/-/issues/5', SOURCE, '<!-- line -->'), new Map());
  expect(body.split('\n')).toHaveLength(3);
  expect(body).not.toMatch(/@[a-z]|\u2028|<!-- MIRROR_MAESTRO|[^\\]`/u);
});

it('a comment says who wrote it and when, and keeps its text', () => {
  const body = (changes: Parameters<typeof noteOf>[0]): string => composeNote(draftNote(noteOf(changes), 'https://git.example.com/p/-/issues/5', SOURCE, '<!-- line -->'), new Map()).replaceAll(INVISIBLE, '·');
  expect(body({})).toBe(`*[Bo (@·bo)](${SOURCE.url}/bo) wrote on [2026-03-02 00:00 UTC](https://git.example.com/p/-/issues/5#note_9001):*\n\nSame here.\n\n<!-- line -->`);
  expect(body({ body: '/close', author: null })).toBe('*Somebody wrote on [2026-03-02 00:00 UTC](https://git.example.com/p/-/issues/5#note_9001):*\n\n·/close\n\n<!-- line -->');
  expect(body({ body: '' }).endsWith(':*\n\n<!-- line -->')).toBe(true);
});

it.each([['lines', 'see #12 and @ada\n'], ['one line', '#12 '], ['blank lines', '\n'], ['code', '```\ncode\n```\n']])('a megabyte of %s is put together in pieces', (_of, part) => {
  const work = composingDescription(draftDescription(issueOf({ description: part.repeat(1024 * 1024 / part.length) }), SOURCE, LINE), new Map());
  let pieces = 1;
  while (work.next().done !== true) pieces += 1;
  expect(pieces).toBeGreaterThan(100);
}, 60_000);
