import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../rules/app-error.ts';
import { collect, pieces } from '../../e2e/world/pieces.ts';
import { frameRecord, MAGIC, readRecords, RECORD_BYTES } from './records.ts';

const fileOf = (values: readonly unknown[]): Buffer => Buffer.concat([MAGIC, ...values.map(frameRecord)]);
const refusal = async (bytes: Uint8Array) => {
  try {
    await collect(readRecords(pieces(bytes, 64)));
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

describe('records', () => {
  it('come out as they went in, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 20 }), fc.integer({ min: 1, max: 500 }), async (values, size) => {
        expect(JSON.stringify(await collect(readRecords(pieces(fileOf(values), size))))).toBe(JSON.stringify(values));
      }),
    );
  });

  it('are refused where the file is cut off, unless that is between two of them', async () => {
    const whole = fileOf([{ a: 1 }, { b: 2 }]);
    const ends = new Set([MAGIC.length, fileOf([{ a: 1 }]).length, whole.length]);
    for (let length = 0; length <= whole.length; length += 1) {
      const failure = await refusal(whole.subarray(0, length));
      expect(failure?.code ?? null).toBe(ends.has(length) ? null : 'file_refused');
    }
  });

  it('are bounded before they are read', async () => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(RECORD_BYTES + 1);
    expect(await refusal(Buffer.concat([MAGIC, length]))).toEqual({ code: 'file_refused', reason: 'too_large', where: 'record 0' });
  });

  it('are JSON in UTF-8 and nothing else', async () => {
    expect(await refusal(Buffer.concat([MAGIC, Buffer.from([0, 0, 0, 1, 0xff])]))).toMatchObject({ reason: 'damaged', where: 'record 0' });
    expect(await refusal(Buffer.from('something else entirely'))).toMatchObject({ reason: 'not_a_backup' });
  });
});
