import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SOURCE } from '../testing/samples.ts';
import { findUploads, linkUploads } from './uploads.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const REF = `${SECRET}/a%20b.png`;
const HERE = '/uploads/fedcba9876543210fedcba9876543210/a_b.png';
const OWN = [
  `/uploads/${REF}`, `/-/project/7/uploads/${REF}`, `/gitlab/-/project/7/uploads/${REF}`, `/group/app/uploads/${REF}`, `/gitlab/group/app/uploads/${REF}`, `${SOURCE.url}/group/app/uploads/${REF}`,
  `${SOURCE.url}/-/project/7/uploads/${REF}`, `${SOURCE.url}/group/app/-/uploads/${REF}`, `https://old.example.com/group/app/uploads/${REF}`,
];
const OTHERS = [
  `/-/project/77/uploads/${REF}`, `/group/app2/uploads/${REF}`, `/x/group/app/uploads/${REF}`, `https://evil.example/group/app/uploads/${REF}`, `https://git.example.com/gitlab/group/app/uploads/${REF}`,
  `https://git.example.com:8443/gitlab/group/app/uploads/${SECRET}`, `/uploads/${SECRET.slice(1)}/x.png`, `/uploads/${SECRET}/..`, `https://evil.example/?${SOURCE.url}/uploads/x`, `${SOURCE.url}@evil.example/group/app/uploads/${REF}`, 'https://docs.example/uploads/', `files/uploads/${REF}`,
];

it.each(OWN)('%s is a file of the source', (link) => {
  for (const text of [`![x](${link})`, `[x](${link} "title")`, `<img src="${link}">`, link, `See ${link}.`, `[x]: ${link}`]) {
    expect(findUploads(text, SOURCE)).toEqual([{ ref: REF, secret: SECRET, file: 'a%20b.png' }]);
    expect(linkUploads(text, SOURCE, new Map([[REF, HERE]]))).toBe(text.replace(link, HERE));
    expect(linkUploads(text, SOURCE, new Map())).toBe(text.replace(link, `${SOURCE.url}/group/app/uploads/${REF}`));
  }
});

it.each(OTHERS)('%s is none and stays as it is', (link) => {
  const text = `![x](${link}) ${link}`;
  expect(findUploads(text, SOURCE)).toEqual([]);
  expect(linkUploads(text, SOURCE, new Map([[REF, HERE]]))).toBe(text);
});

it('only the links to files change, byte for byte, and each file is named once', () => {
  const piece = fc.constantFrom(...OWN.map((link) => `![x](${link})`), ...OTHERS.map((link) => `[y](${link})`), 'word', '\n', '🙂');
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const text = pieces.join(' ');
    const files = findUploads(text, SOURCE);
    expect(files.length).toBeLessThanOrEqual(1);
    const expected = pieces.map((one) => (OWN.some((link) => one === `![x](${link})`) ? `![x](${HERE})` : one)).join(' ');
    expect(linkUploads(text, SOURCE, new Map([[REF, HERE]]))).toBe(expected);
    expect(linkUploads(linkUploads(text, SOURCE, new Map()), SOURCE, new Map([[REF, HERE]]))).toBe(expected);
  }));
});

// What takes longer the more often a part stands there does not come to its end in time.
it('a megabyte of anything is read through', () => {
  for (const part of ['/', '/a', 'https://', '/uploads/', `/uploads/${SECRET}/`, `![](/uploads/${SECRET}/a)`, `${'/a'.repeat(30)} `, '.', `/uploads/${SECRET}/${'.'.repeat(900)}`]) {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    expect(linkUploads(`/uploads/ ${text}`, SOURCE, new Map()), part).not.toBe('');
  }
}, 60_000);
