import { failureOf } from '../rules/app-error.ts';

/** Whether a failure says that the instance does not take our token, or that it may too little to be of use. */
export const refusesToken = (error: unknown): boolean => {
  const code = failureOf(error)?.code;
  return code === 'unauthorized_token' || code === 'token_expired' || code === 'missing_scope';
};
