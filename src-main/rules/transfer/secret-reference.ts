import { z } from 'zod';
import { text } from '../../../src-preload/contract/limits.ts';

/**
 * Where a secret stands that a file needs: a file with nothing else in it, or a variable of the environment. A file from elsewhere can name
 * any variable, so that only those with our name in front are read.
 */
export const SecretReference = z.union([z.strictObject({ $file: text(4096) }), z.strictObject({ $env: z.string().regex(/^MIRROR_MAESTRO_[A-Z0-9_]{1,80}$/, { error: 'variable' }) })]);
export type SecretReference = z.infer<typeof SecretReference>;

/** The variable that an export names for the token of an instance, or for the password of a pair's account. */
export const variableFor = (what: 'TOKEN' | 'PASSWORD', name: string): string =>
  `MIRROR_MAESTRO_${what}_${name.normalize('NFKD').toUpperCase().replace(/[^A-Z0-9]+/g, '_').slice(0, 60)}`;

export const shownReference = (reference: SecretReference): string => ('$file' in reference ? `$file ${reference.$file}`.slice(0, 1000) : `$env ${reference.$env}`);
