import type { Clock } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { VaultRepo } from '../store/vault-store.ts';
import { nextTryAt, waitAfter } from './slow-down.ts';

/** Wrong passphrases in a row. Counted before they are tried, so that killing the application in between is no way around it. */
export const createAttempts = ({ repo, clock }: { repo: Pick<VaultRepo, 'attempts' | 'setAttempts'>; clock: Pick<Clock, 'now'> }) => {
  const retryAt = (): number | null => nextTryAt(repo.attempts().retryAt, clock.now());
  return {
    retryAt,

    /** Fails `wrong_passphrase` while the last wait is not over; nothing is computed then. */
    begin(): void {
      const notBefore = retryAt();
      if (notBefore !== null) throw new AppError({ code: 'wrong_passphrase', retryAt: notBefore });
      const wrong = repo.attempts().wrong + 1;
      repo.setAttempts({ wrong, retryAt: clock.now() + waitAfter(wrong) });
    },

    succeeded: (): void => repo.setAttempts({ wrong: 0, retryAt: null }),
  };
};
