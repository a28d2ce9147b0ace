import type { Secret } from '../../rules/secret.ts';

/** A secret as a row of a backup has it: in clear, since the envelope around the whole file is what keeps it. */
export const secretRow = (id: string, kind: string, secret: Secret): string[] => [id, kind, secret.reveal()];
