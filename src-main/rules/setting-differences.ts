import type { SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import { sameMirrorUrl, withoutCredentials } from './mirror-url.ts';

type Compared = readonly [field: SettingDifference['field'], expected: boolean | string | null, actual: boolean | string | null];

/** Those that differ. A null on GitLab's side means that it does not say. */
export const differencesOf = (compared: readonly Compared[]): SettingDifference[] =>
  compared.filter(([, expected, actual]) => actual !== null && actual !== expected).map(([field, expected, actual]) => ({ field, expected, actual }));

/** GitLab writes no filter as null or as an empty text. */
export const regexText = (regex: string | null): string => regex ?? '';

/** The address by host and path, whatever its masked userinfo. An address that GitLab shows as null is another one than ours. */
export const urlDifference = (expected: string | null, actual: string | null): SettingDifference[] => {
  if (expected === null || sameMirrorUrl(expected, actual)) return [];
  return [{ field: 'url', expected: shown(expected), actual: actual === null ? null : shown(actual) }];
};

const MOST_CHARACTERS = 1000;
const shown = (url: string): string | null => withoutCredentials(url)?.slice(0, MOST_CHARACTERS) ?? null;
