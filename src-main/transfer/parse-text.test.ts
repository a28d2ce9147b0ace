import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { parseText } from './parse-text.ts';
import { writeYaml } from './write-yaml.ts';

const refusal = (text: string) => failureFrom(() => parseText(text));
const at = (where: string | null) => ({ code: 'file_refused', reason: 'content', where });

describe('reading a text', () => {
  it('takes JSON and YAML', () => {
    expect(parseText('{"a": [1, null]}')).toEqual({ a: [1, null] });
    expect(parseText('# a comment\na:\n  - 1\n  - yes\n  - 0o17\n  - ~\n')).toEqual({ a: [1, 'yes', 15, null] });
  });

  it('refuses what only pretends to be plain data, and says where', () => {
    expect(refusal('a: &x [1]\nb: *x\n')).toEqual(at('line 2'));
    expect(refusal('a: 1\nb: 2\na: 3\n')).toEqual(at('line 1'));
    expect(refusal('a: !!js/function "x"\n')).toEqual(at('line 1'));
    expect(refusal('a: !own x\n')).toEqual(at('line 1'));
    expect(refusal('a: 1\n---\nb: 2\n')).toMatchObject({ reason: 'content' });
    expect(refusal('a: [1\nb: 2')).toMatchObject({ reason: 'content' });
    expect(refusal('{"a": 1')).toEqual(at(null));
    expect(parseText('<<: {a: 1}\n')).toEqual({ '<<': { a: 1 } });
  });

  it('is not brought down by what is nested without measure', () => {
    expect(refusal('['.repeat(8_000_000))).toEqual(at('line 1'));
    expect(refusal('- '.repeat(4_000_000))).toEqual(at('line 1'));
    expect(refusal(Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'))).toEqual(at('line 32'));
    expect(refusal(`{"a":${'['.repeat(200_000)}`)).toMatchObject({ code: 'file_refused' });
  });

  it('sets no prototype', () => {
    const read = parseText('__proto__:\n  polluted: true\n');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.hasOwn(Object(read), '__proto__')).toBe(true);
  });

  it('ends with data or a refusal, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ':', ' ', '\n', '-', '[', ']', '{', '}', '&', '*', '!', '#', '|', '>', '"', "'", '?', ',', '%', '@', '0'), maxLength: 60 }), (text) => {
      expect([null, 'file_refused']).toContain(refusal(text)?.code ?? null);
    }), { numRuns: 500 });
  });
});

describe('writing YAML', () => {
  it('comes back as it was, but for what is null', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), fc.oneof(value, fc.array(value), fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), value))), (content) => {
      expect(parseText(writeYaml(content, ['# a head', 'of two lines']))).toEqual(content);
    }));
    expect(parseText(writeYaml({ a: null, b: 1 }, []))).toEqual({ b: 1 });
  });

  it('keeps a long value on its line', () => {
    expect(writeYaml({ a: 'word '.repeat(100).trim() }, []).trim().split('\n')).toHaveLength(1);
  });
});
