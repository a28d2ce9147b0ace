import { describe, expect, it } from 'vitest';
import { fernetKey, openWebSecret } from './fernet.ts';
import { KEY_TEXT, sealedForWeb } from '../../../e2e/world/web-archive.ts';

const twice = (token: string): string => Buffer.from(token, 'latin1').toString('base64');
const opened = (keyText: string, column: string) => {
  const key = fernetKey(keyText);
  return key === null ? 'no key' : (openWebSecret(key, column)?.reveal() ?? null);
};

describe('a secret of the web application', () => {
  it('opens as the specification’s example does', () => {
    const token = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';
    expect(opened('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', twice(token))).toBe('hello');
  });

  it('does not open when a single bit of it is another, under another key, or cut', () => {
    const good = Buffer.from(Buffer.from(sealedForWeb('glpat-one'), 'base64').toString('latin1'), 'base64url');
    expect(opened(KEY_TEXT, sealedForWeb('glpat-one'))).toBe('glpat-one');
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(at) ^ 1, at);
      expect(opened(KEY_TEXT, twice(bad.toString('base64url')))).toBeNull();
    }
    for (let length = 0; length < good.length; length += 1) expect(opened(KEY_TEXT, twice(good.subarray(0, length).toString('base64url')))).toBeNull();
    expect(opened(Buffer.alloc(32, 1).toString('base64url'), sealedForWeb('glpat-one'))).toBeNull();
  });

  it('is no secret where it is garbage, longer than any token, or of more than one line', () => {
    for (const column of ['', 'garbage', '=', 'x'.repeat(20_000), twice('gAAAA')]) expect(opened(KEY_TEXT, column)).toBeNull();
    expect(opened(KEY_TEXT, sealedForWeb('x'.repeat(513)))).toBeNull();
    expect(opened(KEY_TEXT, sealedForWeb('a\nb'))).toBeNull();
    expect(fernetKey('short')).toBeNull();
    expect(fernetKey(`${KEY_TEXT}\n`)).not.toBeNull();
  });
});
