import { expect, it } from 'vitest';
import { keyLine, readRecipients, usableKeys } from './recipients.ts';

const KEY = 'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z';
const MISTYPED = KEY.replace('lvy', 'lvv');

it('lines are read with the names around their keys', () => {
  const read = readRecipients(`# colleagues\n${keyLine(KEY, 'Ada’s laptop')}\n\n  Night shift: ${KEY}  \n`);
  expect(read).toEqual([{ line: 2, key: KEY, name: 'Ada’s laptop', problem: null }, { line: 4, key: KEY, name: 'Night shift', problem: 'twice' }]);
  expect(usableKeys(read)).toEqual([KEY]);
});

it('one that is no key, or a mistyped one, lets nothing be locked', () => {
  expect(readRecipients(MISTYPED)).toMatchObject([{ problem: 'not_whole' }]);
  expect(readRecipients('ssh-ed25519 AAAA')).toMatchObject([{ problem: 'no_key' }]);
  expect(usableKeys(readRecipients(`${KEY}\n${MISTYPED}`))).toBeNull();
  expect(usableKeys(readRecipients(''))).toBeNull();
});
