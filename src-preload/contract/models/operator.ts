import { z } from 'zod';
import { OperatorId } from '../ids.ts';
import { LIMITS, moment, text } from '../limits.ts';
import { PassphraseInput } from './vault.ts';

/** `viewer` reads. `operator` works with pairs and mirrors. `administrator` also decides over instances, settings and operators. */
export const Role = z.enum(['viewer', 'operator', 'administrator']);
export type Role = z.infer<typeof Role>;

/** A person with a passphrase of their own that opens the vault. */
export const Operator = z.object({
  id: OperatorId,
  name: z.string().max(LIMITS.name),
  role: Role,
  createdAt: moment,
  lastSignInAt: moment.nullable(),
});
export type Operator = z.infer<typeof Operator>;

export const OperatorAdd = z.strictObject({ name: text(LIMITS.name), role: Role, passphrase: PassphraseInput });
/** Absent = leave. */
export const OperatorUpdate = z.strictObject({ operatorId: OperatorId, name: text(LIMITS.name).optional(), role: Role.optional(), passphrase: PassphraseInput.optional() });
