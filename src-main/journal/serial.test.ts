import { describe, expect, it } from 'vitest';
import { createSerial } from './serial.ts';

describe('work on a named thing', () => {
  it('waits in order for the work before it, also where that fails', async () => {
    const serial = createSerial();
    const seen: string[] = [];
    let release = (): void => undefined;
    const first = serial('a', async () => {
      await new Promise<void>((resolve) => (release = resolve));
      seen.push('first');
      throw new Error('fails');
    });
    const second = serial('a', async () => void seen.push('second'));
    await serial('b', async () => void seen.push('other'));
    expect(seen).toEqual(['other']);
    release();
    await expect(first).rejects.toThrow('fails');
    await second;
    expect(seen).toEqual(['other', 'first', 'second']);
  });
});
