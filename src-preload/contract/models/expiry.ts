import { z } from 'zod';
import { InstanceId, MirrorId } from '../ids.ts';
import { count, LIMITS, moment } from '../limits.ts';
import { CredentialSource } from './pair.ts';

/** Something that ends on a day: an instance's token or a mirror's credential. */
export const Expiry = z.object({
  kind: z.enum(['instance_token', 'mirror_credential']),
  expiresAt: moment,
  instanceId: InstanceId,
  instanceName: z.string().max(LIMITS.name),
  mirrorId: MirrorId.nullable(),
  /** What the mirror logs in with; null for an instance's token. */
  credential: CredentialSource.nullable(),
  subject: z.string().max(LIMITS.projectPath * 2 + 10),
  /** When the automatic rotation is due; null where nobody but a person can renew it. */
  rotatesAt: moment.nullable(),
});
export type Expiry = z.infer<typeof Expiry>;

/** Mirrors whose credential has no day on which it ends: an SSH key never does, of an account it is not known. */
export const EndlessCredentials = z.object({ kind: CredentialSource, mirrors: count });
export type EndlessCredentials = z.infer<typeof EndlessCredentials>;
