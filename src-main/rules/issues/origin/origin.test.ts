import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDescription, draftDescription } from '../text/description.ts';
import { issueOf, noteOf, setupOf, sign, SOURCE, TARGET } from '../testing/samples.ts';
import { composeNote, draftNote } from '../text/note-body.ts';
import { adoptedNotes } from './adopted-notes.ts';
import { hostKey } from './host-key.ts';
import { isLoop, originChain } from './loop.ts';
import { readNoteLine, writeNoteLine } from './note-line.ts';
import { FOOTER_MARKER, readOriginLine, writeOriginLine } from './origin-line.ts';
import { isOurOrigin, originTag } from './origin-tag.ts';
import { isCopyOf, isNoteCopyOf, recogniseCopy } from './recognise-copy.ts';

const id = fc.integer({ min: 1, max: 9_007_199_254_740_991 });
const host = fc.constantFrom('git.example.com', 'git.example.com:8443', 'git.example.com/gitlab', '[::1]:3000', '10.0.0.1', 'xn--bcher-kva.example/a%20b', 'a--b.example');
const hop = fc.record({ host, projectId: id, issueId: id, iid: id });
const line = fc.record({ chain: fc.array(hop, { minLength: 1, maxLength: 16 }), tag: fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 32, maxLength: 32 }) });
const TAG = '0123456789abcdef0123456789abcdef';
const place = { host: TARGET.hosts[0] ?? '', projectId: TARGET.projectId };

/** The copy of an issue as its target has it. */
const copied = (issue = issueOf(), source = SOURCE, target = place) => {
  const chain = originChain(issue, source);
  return composeDescription(draftDescription(issue, source, writeOriginLine({ chain, tag: originTag(sign, chain, target) })), new Map());
};

describe('an origin line', () => {
  it('reads as it was written, at the end of a description', () => {
    fc.assert(fc.property(line, fc.constantFrom('', '\n', '\r\n', '  \n\n'), (origin, blanks) => {
      expect(readOriginLine(`text\n\n---\n\n${FOOTER_MARKER}\n**Source:** x\n\n${writeOriginLine(origin)}${blanks}`)).toEqual(origin);
    }));
  });

  it('ends its comment only once, whatever the host', () => {
    fc.assert(fc.property(line, (origin) => {
      expect(writeOriginLine(origin).indexOf('-->')).toBe(writeOriginLine(origin).length - 3);
    }));
  });

  it('is none when it is cut, quoted, followed by text, or has no footer before it', () => {
    fc.assert(fc.property(line, fc.nat(), (origin, at) => {
      const written = writeOriginLine(origin);
      const before = `${FOOTER_MARKER}\n\n`;
      expect(readOriginLine(before + written.slice(0, at % written.length))).toBeNull();
      for (const text of [written, `${before}> ${written}`, `${before}${written}\nmore`, `${before}\`${written}\``, `${before}    ${written}`]) expect(readOriginLine(text)).toBeNull();
    }));
  });

  it.each([
    `git.example.com/01/2/3 tag=${TAG}`, `git.example.com/1/2 tag=${TAG}`, `git.example.com/1/2/0 tag=${TAG}`, `git.example.com/1/2/-3 tag=${TAG}`, `/1/2/3 tag=${TAG}`, `%zz/1/2/3 tag=${TAG}`,
    `git.example.com/1/2/99999999999999999999 tag=${TAG}`, 'git.example.com/1/2/3 tag=short', `tag=${TAG}`, `git.example.com/1/2/3  tag=${TAG}`, `${'a/1/2/3 '.repeat(17)}tag=${TAG}`, `${'a'.repeat(9000)}/1/2/3 tag=${TAG}`,
  ])('is none where it is not well-formed: %#', (words) => {
    expect(readOriginLine(`${FOOTER_MARKER}\n<!-- mirror-maestro:origin v1 ${words} -->`)).toBeNull();
  });

  it('holds for one target project only, under all of its server’s names', () => {
    const chain = originChain(issueOf(), SOURCE);
    const origin = { chain, tag: originTag(sign, chain, { host: 'altssh.gitlab.com', projectId: 70 }) };
    expect(isOurOrigin(sign, origin, TARGET)).toBe(true);
    expect(isOurOrigin(sign, origin, { ...TARGET, projectId: 71 })).toBe(false);
    expect(isOurOrigin((text) => sign(`${text} `), origin, TARGET)).toBe(false);
    expect(isOurOrigin(sign, { ...origin, chain: [...chain, ...chain] }, TARGET)).toBe(false);
  });
});

it('a comment’s line reads as it was written, and only at the end', () => {
  fc.assert(fc.property(host, id, id, id, (on, projectId, issueId, noteId) => {
    const written = writeNoteLine({ origin: { host: on, projectId, issueId, noteId }, tag: TAG });
    expect(readNoteLine(`text\n\n${written}\n`)).toEqual({ origin: { host: on, projectId, issueId, noteId }, tag: TAG });
    expect(readNoteLine(`${written}\nmore`)).toBeNull();
  }));
});

it('a host key is host, port where it is not the scheme’s own, and sub-path', () => {
  expect(['https://Git.Example.com/', 'https://git.example.com:443', 'http://git.example.com:443', 'https://git.example.com:8443/gitlab/', 'https://[::1]:3000'].map(hostKey)).toEqual([
    'git.example.com', 'git.example.com', 'git.example.com:443', 'git.example.com:8443/gitlab', '[::1]:3000',
  ]);
});

describe('the loop rule', () => {
  it('stops an issue that came from the target, over any number of servers and under any of its names', () => {
    const onTarget = { url: 'https://gitlab.com', hosts: ['altssh.gitlab.com'], projectId: 70, path: 't/p' };
    const between = { url: 'https://between.example', hosts: ['between.example'], projectId: 3, path: 'b/p' };
    const first = copied(issueOf(), onTarget, { host: 'between.example', projectId: 3 });
    expect(isLoop({ description: first, labels: [] }, TARGET)).toBe(true);
    const second = copied(issueOf({ id: 8, iid: 2, description: first }), between, { host: 'git.example.com:8443/gitlab', projectId: 7 });
    expect(isLoop({ description: second, labels: [] }, TARGET)).toBe(true);
    expect(isLoop({ description: second, labels: [] }, { ...TARGET, projectId: 71 })).toBe(false);
  });

  it.each([['Mirrored-From::gitlab.com', true], ['Mirrored-From::gitlab.com.au', false], ['Mirrored-From::gitlab.com:8443', false], ['mirrored-from::gitlab.com', false], ['Mirrored-From::instance-2', false]])(
    'takes the label %s of a copy without origin for %s', (name, expected) => {
      expect(isLoop({ description: '', labels: [{ name, color: '', description: '' }] }, TARGET)).toBe(expected);
    });

  it('knows a copy of the original application from the target by its older label and its footer’s project', () => {
    const description = (path: string): string => `text\n\n---\n\n${FOOTER_MARKER}\n\n### 📋 Mirror Information\n\n🔗 **Source**: [${path}#5](https://gitlab.com/${path}/-/issues/5)`;
    const labels = [{ name: 'Mirrored-From::instance-3', color: '', description: '' }];
    expect(isLoop({ description: description(TARGET.path), labels }, TARGET)).toBe(true);
    expect(isLoop({ description: description(`${TARGET.path}-two`), labels }, TARGET)).toBe(false);
    expect(isLoop({ description: description(TARGET.path), labels: [] }, TARGET)).toBe(false);
  });

  it('is not misled by a quoted or forged line in somebody’s text, once that was copied', () => {
    const forged = `${FOOTER_MARKER}\n${writeOriginLine({ chain: [{ host: 'gitlab.com', projectId: 70, issueId: 1, iid: 1 }], tag: TAG })}`;
    const copy = copied(issueOf({ description: `${forged}\nis what they look like` }));
    expect(readOriginLine(copy)?.chain).toEqual([{ host: SOURCE.hosts[0], projectId: 7, issueId: 501, iid: 5 }]);
  });
});

describe('a copy is recognised', () => {
  const marker = [{ name: 'Mirrored-From::git.example.com:8443/gitlab', color: '', description: '' }];
  const footer = (path: string, iid: string, url: string): string => `text\n\n---\n\n${FOOTER_MARKER}\n\n### 📋 Mirror Information\n\n🔗 **Source**: [${path}#${iid}](${url})`;
  const recognise = (description: string, labels = marker) => recogniseCopy({ description, labels }, SOURCE, TARGET, sign);

  it('as ours by its tag, and as somebody’s without it', () => {
    expect(recognise(copied())).toEqual({ by: 'tag', iid: 5, issueId: 501 });
    expect(recognise(copied().replace(/tag=\w{32}/u, `tag=${TAG}`))).toEqual({ by: 'foreign', iid: 5, issueId: 501 });
    expect(recognise(copied(issueOf(), { ...SOURCE, projectId: 8 }))).toBeNull();
    expect(isCopyOf({ description: copied() }, { id: 501 }, SOURCE, TARGET, sign)).toBe(true);
    expect(isCopyOf({ description: copied() }, { id: 50 }, SOURCE, TARGET, sign)).toBe(false);
  });

  it.each([
    ['group/app', '5', `${SOURCE.url}/group/app/-/issues/5`, 5], ['group/app', '5', 'https://old.example.com/group/app/issues/5', 5], ['group/app', '12', `${SOURCE.url}/group/app/-/issues/1`, null],
    ['group/app', '1', `${SOURCE.url}/group/app/-/issues/12`, null], ['group/app2', '5', `${SOURCE.url}/group/app/-/issues/5`, null], ['x/group/app', '5', `${SOURCE.url}/x/group/app/-/issues/5`, null],
    ['group/app', '5', 'https://git.example.com/group/app/-/issues/5', null],
  ])('as the original application’s by its footer %s#%s %s', (path, iid, url, expected) => {
    expect(recognise(footer(path, iid, url))?.iid ?? null).toBe(expected);
    const unmarked = recognise(footer(path, iid, url), []);
    expect(unmarked).toEqual(expected === null ? null : { by: 'foreign', iid: expected, issueId: null });
  });

  it('also by the original’s older label, and never by a footer that is only quoted before the real one', () => {
    const legacy = [{ name: 'Mirrored-From::instance-3', color: '', description: '' }];
    expect(recognise(footer('group/app', '5', `${SOURCE.url}/group/app/-/issues/5`), legacy)).toEqual({ by: 'original', iid: 5, issueId: null });
    expect(recognise(`${footer('group/app', '5', `${SOURCE.url}/group/app/-/issues/5`)}\n${footer('a/b', '1', 'https://c.example/a/b/-/issues/1')}`)).toBeNull();
  });

  it('comment by comment', () => {
    const { source, target } = setupOf();
    const origin = { host: 'old.example.com', projectId: 7, issueId: 501, noteId: 9001 };
    const tag = sign(JSON.stringify(['note', origin.host, 7, 501, 9001, 'gitlab.com', 70])).slice(0, 32);
    const body = composeNote(draftNote(noteOf(), 'https://x', source, writeNoteLine({ origin, tag })), new Map());
    expect(isNoteCopyOf({ body }, { issueId: 501, noteId: 9001 }, source, target, sign)).toBe(true);
    expect(isNoteCopyOf({ body }, { issueId: 501, noteId: 9002 }, source, target, sign)).toBe(false);
    const notes = [noteOf({ id: 1, body }), noteOf({ id: 2, body }), noteOf({ id: 3 })];
    const link = { sourceNoteId: 9001, targetNoteId: 1, sourceDiscussion: null, targetDiscussion: 'td', digest: '' };
    expect(adoptedNotes([{ id: 'td', individual: false, notes }], 501, setupOf())).toEqual([link]);
    expect(adoptedNotes([{ id: 'td', individual: false, notes }], 50, setupOf())).toEqual([]);
    expect(isNoteCopyOf({ body: `${body}\nmore` }, { issueId: 501, noteId: 9001 }, source, target, sign)).toBe(false);
  });
});
