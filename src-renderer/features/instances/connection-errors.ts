import type { Failure } from '../../../src-preload/contract/failures.ts';
import { failureWords } from '../../text/failures.ts';
import { sentence } from '../../text/words.ts';
import { formErrors } from '../../ui/form-rules.ts';
import { FIELDS, type InstanceValues } from './instance-values.ts';

const causeOf = (failure: Failure): keyof InstanceValues | null => {
  switch (failure.code) {
    case 'unauthorized_token':
    case 'token_expired':
    case 'missing_scope':
      return 'token';
    case 'unreachable':
      return failure.reason === 'tls' ? 'caCertificate' : failure.reason === 'name_not_found' || failure.reason === 'refused' ? 'url' : null;
    case 'unexpected_answer':
      return 'url';
    case 'conflict':
      return failure.reason === 'origin_taken' ? 'url' : null;
    default:
      return null;
  }
};

/** The line under the field that caused a failure of the connection; null when no field did, or another form must be left for it. */
export const connectionErrors = (failure: Failure, now: number): Record<string, string> | null => {
  const named = formErrors(failure, FIELDS);
  if (named !== null) return named;
  const field = causeOf(failure);
  return field === null ? null : { [field]: sentence(failureWords(failure, () => 'the server', now).body) };
};
