import type { Environment, OutsideFiles } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { contentRefused } from '../rules/transfer/content-refused.ts';
import type { SecretReference } from '../rules/transfer/secret-reference.ts';

const FILE_BYTES = 64 * 1024;

export type SecretReferences = {
  /** The value, trimmed: editors add a line end. Fails `file_refused`, `storage`, or `invalid_input` for a variable that is not set. */
  read(reference: SecretReference): Promise<string>;
};

/** Secrets that stand where a configuration says. They are read when they are used and kept nowhere but in the vault. */
export const createSecretReferences = ({ outside, environment }: { outside: Pick<OutsideFiles, 'read'>; environment: Environment }): SecretReferences => ({
  async read(reference) {
    if ('$env' in reference) {
      const value = environment(reference.$env);
      if (value === null) throw new AppError({ code: 'invalid_input', field: reference.$env, rule: 'required' });
      return value.trim();
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of outside.read(reference.$file, FILE_BYTES)) chunks.push(chunk);
    const value = Buffer.concat(chunks).toString('utf8').trim();
    if (value === '') throw contentRefused(null);
    return value;
  },
});
