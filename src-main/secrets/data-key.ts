import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** 32 random bytes under which all keys of the vault lie. Whoever holds one wipes it after use. */
export const DATA_KEY_BYTES = 32;

/** A key for one purpose; knowing it says nothing about the data key or another purpose. */
const derive = (dataKey: Uint8Array, purpose: 'secrets' | 'check' | 'roster', vaultId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, vaultId, `mirror-maestro/${purpose}/v1`, 32));

/** The key that seals tokens. */
export const sealingKey = (dataKey: Uint8Array, vaultId: string): Buffer => derive(dataKey, 'secrets', vaultId);

/** Stored beside the vault, so that a key can be told from garbage: key stores do not authenticate what they answer. */
export const keyCheck = (dataKey: Uint8Array, vaultId: string): string => {
  const key = derive(dataKey, 'check', vaultId);
  const check = createHmac('sha256', key).update(vaultId).digest('base64');
  key.fill(0);
  return check;
};

/** In constant time. */
export const isDataKey = (candidate: Uint8Array, vault: { vaultId: string; keyCheck: string }): boolean => {
  if (candidate.length !== DATA_KEY_BYTES) return false;
  const expected = Buffer.from(vault.keyCheck, 'base64');
  const actual = Buffer.from(keyCheck(candidate, vault.vaultId), 'base64');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};

/** A check value over the operators' table: roles that were changed beside the program do not fit it. */
export const rosterCheck = (dataKey: Uint8Array, vaultId: string, roster: string): string => {
  const key = derive(dataKey, 'roster', vaultId);
  const check = createHmac('sha256', key).update(roster).digest('base64');
  key.fill(0);
  return check;
};
