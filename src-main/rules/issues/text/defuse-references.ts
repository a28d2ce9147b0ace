import { atOnce, type Sliced } from '../../slices.ts';
import { INVISIBLE } from './invisible.ts';
import type { ReferenceBase } from './reference-link.ts';
import { referenceLink } from './reference-link.ts';
import type { Line } from './text-lines.ts';

/** A character of a reference, be it a sign, a letter or a digit, written as an entity: it is one again when GitLab has rendered the text. */
const DECIMAL = '3[35-8]|4[25-9]|5[0-8]|6[4-9]|[78]\\d|9[0-57-9]|1[01]\\d|12[0-26]';
const HEXADECIMAL = '2[13-6aAd-fD-F]|3[0-9aA]|[45][\\da-fA-F]|6[1-9a-fA-F]|7[0-9aAeE]';
const NAMED = 'num|commat|excl|dollar|percnt|amp|AMP|ast|midast|Hat|colon|lsqb|lbrack|lowbar|period|sol|bsol';
/** The one that HTML knows without its end as well. */
const UNENDED = '(?:amp|AMP)(?=\\d)';
const ENTITY = `&(?:(?:#0{0,6}(?:${DECIMAL})|#[xX]0{0,6}(?:${HEXADECIMAL})|${NAMED});|${UNENDED})`;

/** What every version takes for an address: a scheme that all link by themselves, a host without anything odd, and a way to a blank, bracket or quote. */
const HOST = '[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,253}(?::\\d{1,5})?';
const WAY = '(?:\\([^\\s()<>]*\\)|[^\\s<>()*_~`\\[\\]|"\'])*';
const ADDRESS = `\\b(?:https?|ftp):\\/\\/${HOST}(?:[\\/?#]${WAY}(?:[*_~'](?=[\\w/.-])${WAY})*)?`;
const KINDS = 'alert|cadence|contact|epic|feature_flag|issue|iteration|merge_request|milestone|project|snippet|vulnerability|wiki_page|work_item';

/**
 * Everything in a line that can begin a reference, by the character that begins it, or a stretch that GitLab does not look into. One
 * alternative each, in this order: code span, link destination, address, number or name, bracketed, short issue key.
 */
const PIECES = new RegExp(
  [
    '(?<span>`+)',
    '\\]\\((?=(?<destination>[^\\s()<>]{1,2000})(?:\\)|[ \\t]+["\']))',
    `(?<address>${ADDRESS})`,
    `(?<entity>${ENTITY})(?=[\\w."&<:\\\\\\-])`,
    '(?<character>&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[A-Za-z][A-Za-z\\d]{1,31});)',
    '(?<sign>[@#!%&$~])(?=[\\w."&<\\\\])',
    '(?<star>\\*)(?=iteration\\\\?:)',
    `(?<bracket>\\[)(?=(?:${KINDS})\\\\?:)`,
    '(?<key>\\bGL\\\\?-)(?=[\\d&<\\\\])',
  ].join('|'),
  'gu',
);

/** What would act in the address of a link that is none, since the bracket before it belongs to another: it is read on as text, too. */
const MAY_ACT = /[@#!&$~*[]/u;

const CERTAIN = new RegExp(`^${ADDRESS}`, 'u');

/** What follows a sign of a reference that names its object exactly. */
const NUMBER = /(\d{1,18})(?![\w])/uy;
const COMMIT = /([0-9a-f]{7,40})(?![\w.-]?\w)/uy;
const USER = /([A-Za-z0-9_](?:[\w.-]{0,253}[\w])?)(?:\/[\w.-]+)*/uy;

const after = (pattern: RegExp, line: string, at: number): string | null => {
  const sticky = pattern;
  sticky.lastIndex = at;
  return sticky.exec(line)?.[0] ?? null;
};

/** The path right before a sign: `g/p` of `g/p#1`. At most as long as paths are. */
const pathBefore = (line: string, at: number, from: number): string => {
  let start = at;
  while (start > from && at - start < 600 && /[\w./-]/u.test(line[start - 1] ?? '')) start -= 1;
  return line.slice(start, at);
};

type Found = { path: string; sign: string; id: string; link: string };

const exactReference = (line: string, at: number, from: number, base: ReferenceBase): Found | null => {
  const sign = line[at] ?? '';
  const path = pathBefore(line, at, from);
  const id = after(sign === '@' ? (path === '' ? USER : COMMIT) : NUMBER, line, at + 1);
  const link = id === null ? null : referenceLink(path, sign, id, base);
  return id === null || link === null || !isFree(line, at - path.length, at + 1 + id.length) ? null : { path, sign, id, link };
};

/** Whether a link may stand there: after `!` it would be an image, after a backslash none, `^alert#1` is no issue, and it must not part what is one word. */
const isFree = (line: string, from: number, to: number): boolean => !/[!\\\]^]/u.test(line[from - 1] ?? '') && !/[\w@#!%&$~([{]/u.test(line[to] ?? '');

/** A link whose whole address is a reference is one to GitLab, too. */
const defuseDestination = (written: string, base: ReferenceBase): string => {
  const at = written.search(/[@#!%&$~]/u);
  if (at < 0 || written.includes('://') || !/^[\w./-]*[@#!%&$~][\w."-]+$/u.test(written)) return written;
  const found = exactReference(written, at, 0, base);
  if (found !== null && found.path + found.sign + found.id === written) return found.link;
  return /^[\w./-]*(?:[#!$&%]\d|[@~%])/u.test(written) ? `${written.slice(0, at + 1)}${INVISIBLE}${written.slice(at + 1)}` : written;
};

/** Whether a sign begins a reference in GitLab's eyes; where it might, it does. */
const begins = (line: string, at: number): boolean => {
  const sign = line[at] ?? '';
  const next = line[at + 1] ?? '';
  if (sign === '#' || sign === '!' || sign === '$' || sign === '&') return /[\d&<\\]/u.test(next);
  if (sign !== '@') return true;
  // An underscore before it may be emphasis, and then it is no part of the word.
  return !/[A-Za-z\d]/u.test(line[at - 1] ?? '') || /^[0-9a-f]{7,40}(?![\w.-]?\w)/u.test(line.slice(at + 1, at + 44));
};

/**
 * A line whose references lead nowhere on the target and call nobody: those that name an object of the source exactly become links to
 * it, the others get an invisible sign behind their first character. Code and addresses stay as they are. A bare commit id stays, too:
 * the mirror holds the same commit.
 */
export const defuseReferences = (line: Line, base: ReferenceBase): string => atOnce(defusingReferences(line, base, Infinity));

/** References of one line between two turns of others. */
const PIECE = 256;

/** The same in pieces: a line may be as long as a text. It ends where it is longer than `enough` (UTF-16 units). */
export function* defusingReferences(line: Line, base: ReferenceBase, enough: number): Sliced<string> {
  const { text, kind, spans } = line;
  if (text === '' || kind === 'code' || kind === 'plain_code') return text;
  const firstOpening = text.indexOf('[');
  let out = '';
  let done = 0;
  const pieces = new RegExp(PIECES);
  let turn = 0;
  for (let match = pieces.exec(text); match !== null; match = pieces.exec(text)) {
    turn += 1;
    if (turn % PIECE === 0) yield;
    if (out.length > enough) return out;
    const { index: at } = match;
    const { span, destination, entity, sign, star, bracket, key } = match.groups ?? {};
    if (span !== undefined) {
      if (spans) pieces.lastIndex = endOfSpan(text, at, span.length);
    } else if (destination !== undefined) {
      const end = at + 2 + destination.length;
      // Without a beginning in this line it may be no link, and is read on as text; an address is one in any case.
      if (CERTAIN.test(destination)) pieces.lastIndex = end;
      else if (firstOpening >= 0 && firstOpening < at && !destination.includes('://')) {
        const defused = defuseDestination(destination, base);
        if (defused !== destination || !MAY_ACT.test(destination)) {
          out += text.slice(done, at + 2) + defused;
          done = end;
          pieces.lastIndex = end;
        }
      }
    } else if (sign !== undefined && begins(text, at)) {
      const found = kind === 'text' ? exactReference(text, at, done, base) : null;
      if (found === null) {
        out += `${text.slice(done, at + 1)}${INVISIBLE}`;
        done = at + 1;
      } else {
        out += `${text.slice(done, at - found.path.length)}[${found.path}${sign}${INVISIBLE}${found.id}](${found.link})`;
        done = at + 1 + found.id.length;
        pieces.lastIndex = done;
      }
    } else if ((entity ?? star ?? bracket ?? key) !== undefined) {
      const end = at + match[0].length;
      out += `${text.slice(done, end)}${INVISIBLE}`;
      done = end;
    }
  }
  return out + text.slice(done);
}

/** Behind the run of backticks that closes the one at `at`. There is one: otherwise the line's spans would be in doubt. */
const endOfSpan = (text: string, at: number, length: number): number => {
  const run = /`+/gu;
  run.lastIndex = at + length;
  for (let next = run.exec(text); next !== null; next = run.exec(text)) if (next[0].length === length) return next.index + length;
  return at + length;
};
