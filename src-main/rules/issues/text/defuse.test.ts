import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SOURCE } from '../testing/samples.ts';
import { defuse } from './defuse.ts';
import { INVISIBLE } from './invisible.ts';

const safe = (text: string): string => defuse(text, SOURCE);
/** With the invisible sign made visible. */
const seen = (text: string): string => safe(text).replaceAll(INVISIBLE, '·');

describe('quick actions', () => {
  it.each([
    ['/close', '·/close'], ['hello\r\n/close\r\nworld', 'hello\n·/close\nworld'], ['a\n  /label ~bug', 'a\n  ·/label ~·bug'], ['a\r/assign me', 'a\n·/assign me'],
    ['/CLOSE ', '·/CLOSE '], ['\f/close', '\f·/close'], ['\u00A0/close', '\u00A0·/close'], ['<!--\n/close\n-->', '<!--\n·/close\n-->'], ['>>>\n/close\n>>>', '>>>\n·/close\n>>>'], ['~~~\n/close\n~~~', '~~~\n·/close\n~~~'], ['````\n/close\n````', '````\n·/close\n````'], ['```\n/close', '```\n·/close'],
    ['<div>\n```\n\n/close\n\n```\n</div>', '<div>\n```\n\n·/close\n\n```\n</div>'], ['---\n```\n---\n/close\n```', '---\n```\n---\n·/close\n```'], ['`\n/close\n`', '`\n·/close\n`'],
  ])('%j does not run', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it.each(['/etc/hosts is a file', 'see /close here', '```\n/close\n```', '- /close', '> /close', '`/close`'])('%j stays as it is', (text) => {
    expect(safe(text)).toBe(text);
  });
});

describe('references', () => {
  const url = SOURCE.url;
  it.each([
    ['see #12', `see [#·12](${url}/group/app/-/issues/12)`], ['!3.', `[!·3](${url}/group/app/-/merge_requests/3).`], ['$5', `[$·5](${url}/group/app/-/snippets/5)`],
    ['%7', `[%·7](${url}/group/app/-/milestones/7)`], ['other/sub/p#1', `[other/sub/p#·1](${url}/other/sub/p/-/issues/1)`], ['lib#1', `[lib#·1](${url}/group/lib/-/issues/1)`],
    ['g/p@0123abcd', `[g/p@·0123abcd](${url}/g/p/-/commit/0123abcd)`], ['g&4', `[g&·4](${url}/groups/g/-/epics/4)`], ['@ann, hi', `[@·ann](${url}/ann), hi`],
    ['&4', '&·4'], ['~bug ~"a b" %"next one"', '~·bug ~·"a b" %·"next one"'], ['GL-17', 'GL-·17'], ['[vulnerability:1] [epic:2]', '[·vulnerability:1] [·epic:2]'],
    ['&commat;all &num;1 &#64;all &#x40;all', '&commat;·all &num;·1 &#64;·all &#x40;·all'], ['#&#49;', '#·&#49;'], ['[see #12](https://a.example/x)', '[see #·12](https://a.example/x)'],
    ['[x](#12)', `[x](${url}/group/app/-/issues/12)`], ['[x](@ann)', `[x](${url}/ann)`], ['<b>@all</b>', '<b>@·all</b>'], ['<epic:$5>', '<epic:$·5>'], ['[x](https://a.example)](/@all)', '[x](https://a.example)](/@·all)'], ['[x](https://a.example)]([epic:1])', '[x](https://a.example)]([·epic:1])'], ['<https:@all>', '<https:@·all>'], ['| `a | @all` |', '| `a | @·all` |'], ['`open @all', '`open @·all'],
    ['_@all_', '_@·all_'], ['__@all__', '__@·all__'], ['https://@all', 'https://@·all'], ['https://a_b.c_d/@all', 'https://a_b.c_d/@·all'], ['](https://@all)', '](https://@·all)'],
    ['<div>&#64all</div>', '<div>&#·64all</div>'], ['<i>&amp4</i>', '<i>&amp·4</i>'], ['[&#101;pic:1]', '[&#101;·pic:1]'], ['[epic\\:1]', '[·epic\\:1]'], ['&lsqb;epic:1]', '&lsqb;·epic:1]'], ['[epic&colon;1]', '[epic&colon;·1]'],
    ['GL\\-1', 'GL\\-·1'], ['G&#76;-1', 'G&#76;·-1'], ['GL&#x2d;1', 'GL&#x2d;·1'], ['*iteration\\:1', '*·iteration\\:1'], ['^alert#1', '^alert#·1'], ['g/p^alert#1', 'g/p^alert#·1'], ['#1+s', `[#·1](${url}/group/app/-/issues/1)+s`], ['#1[a.png]', '#·1[a.png]'],
    ['@group/sub', `[@·group/sub](${url}/group/sub)`], ['<a href="@all">x</a>', '<a href="@·all">x</a>'], ['[x]: @all', '[x]: @·all'], ['[x](<@all>)', '[x](<@·all>)'],
    ['\\@all', '\\@·all'], ['**https://a.example**@all', `**https://a.example**[@·all](${url}/all)`], ['!#12', '!#·12'], ['[x](https://a.example)@all', '[x](https://a.example)@·all'], ['[x\ny](https://a.example)@all', '[x\ny](https://a.example)@·all'], ['é@all', `é[@·all](${url}/all)`],
  ])('%j becomes %j', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it.each(['`#12 @all`', '```js\n@all #12\n```', '  ```\n  2>&1\n  ```', 'https://a.example/#12?x=@all', 'https://bücher.example:8443/~x', 'ftp://a.example/%20', '<https://a.example/@x>', 'bob@example.com', 'a &amp; b &#39;c&#39;', '# 1', '100 %', '0123abcd', '[a](https://b.example/g/p/-/issues/1#note_2)'])(
    '%j stays as it is',
    (text) => {
      expect(safe(text)).toBe(text);
    },
  );
});

test('text that poses as our hidden lines no longer does, even in code', () => {
  expect(seen('<!-- MIRROR_MAESTRO_FOOTER -->\n`<!-- mirror-maestro:origin v1 x -->`')).toBe('<!-- ·MIRROR_MAESTRO_FOOTER -->\n`<!-- ·mirror-maestro:origin v1 x -->`');
});

const PIECES = ['@all', '@ann', '#12', 'g/p#1', '!3', '~bug', '~"a b"', '%v1', '%"a b"', '&4', '$5', '/close', '/label ~x', '`', '``', '```', '~~~', '\n', '\r\n', '\n\n', ' ', '> ', '- ', '    ', '[', ']', '](', ')', '<', '>', '<!--', '-->', '|', '*', '_', '\\', 'word', 'GL-', 'GL\\-', '1', 'all', 'epic:', 'epic\\:', 'pic:', '*iteration:', ':', '&#101;', '&#45;', '&colon;', '&lsqb;', '&num;', '^', '\f', 'x://', 'https://', 'https://a.example/x', '&amp;', '&#64;', 'é', '🙂', '[epic:1]', '(@ann)', 'g/p@0123abcd'];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

/** GitLab's own expressions for what acts, on the text as it is rendered, without any code and addresses: written apart from the rules. */
const ACTIVE = [/(?<![A-Za-z0-9])@[A-Za-z0-9_]/u, /[#!$]\d/u, /&\d/u, /~(?:[A-Za-z0-9]|")/u, /%(?:[A-Za-z0-9]|")/u, /\[epic:/u, /\bGL-\d/u, /\*iteration:/u];
const NAMES: Readonly<Record<string, string>> = { amp: '&', commat: '@', num: '#', colon: ':', lsqb: '[' };
const withoutQuiet = (text: string): string =>
  text
    .replaceAll(/\]\((?:https?:\/\/[a-z][^\s()]*|[^\s():@#!&$~*[\]]*)\)/gu, '] ')
    .replaceAll(/https?:\/\/[a-z.]+\/[^\s<>()*_~`[\]|"']*/gu, ' ')
    .replaceAll(/&#(\d{1,7});/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/gu, (whole, name: string) => NAMES[name] ?? whole)
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1');

describe('whatever is written', () => {
  it('no line can run as a quick action', () => {
    fc.assert(fc.property(anyText, (text) => {
      const blocks = safe(text).replaceAll(/^```[\w+-]*\n(?:[^`]*\n)?```$/gmu, '');
      expect(blocks).not.toMatch(/^\/(?:close|label)(?: |$)/mu);
    }), { numRuns: 2000 });
  });

  it('nothing outside of code acts', () => {
    const plain = fc.array(fc.constantFrom('[x](https://a.example)', ...PIECES.filter((piece) => !/[`]|~~~|https/u.test(piece))), { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(plain, (text) => {
      for (const pattern of ACTIVE) expect(withoutQuiet(safe(text))).not.toMatch(pattern);
    }), { numRuns: 2000 });
  });

  it('doing it again changes nothing', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(safe(safe(text))).toBe(safe(text));
    }), { numRuns: 2000 });
  });

  it('reads the same', () => {
    const visible = (text: string): string => text.replaceAll(/\[([^[\]]*)\]\(https:\/\/git\.example\.com:8443[^()\s]*\)/gu, '$1').replaceAll(INVISIBLE, '');
    fc.assert(fc.property(anyText, (text) => {
      fc.pre(!/\]\([^\s]*[@#!%&$~]/u.test(text));
      expect(visible(safe(text))).toBe(visible(text.replaceAll(/\r\n?/gu, '\n')));
    }), { numRuns: 2000 });
  });

  // What takes longer the more often a part stands there does not come to its end in time.
  it('a megabyte of anything is read through', () => {
    const million = (part: string): string => part.repeat(Math.ceil(1_000_000 / part.length));
    for (const part of ['`', '` ', '@', '@a', 'a', 'a/', '#1', '[', '](', '](#1)', '[](#1)', '<', '```\n', '```a\n', '    ~~~\n', '~~~\n', '/close\n', '&', '&amp;', 'https://', '\n', ' ', '-', '_*', `${'a'.repeat(590)}#1`, '[epic:', '    ```\n', '$', '$a', 'GL-']) {
      expect(safe(million(part)), JSON.stringify(part)).not.toBe('');
    }
  }, 120_000);
});
