import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import type { SettingsState } from '../../../src-preload/contract/models/mirror.ts';

type CauseFacts = { enabled: boolean; isReady: boolean; settings: SettingsState | null; cause: DiagnosisCause | null };

/**
 * Why a mirror needs somebody, as it is grouped and filtered by. What is off has no cause, unless GitLab lost it; what is being changed
 * has none yet. An expired credential is certain, whatever the last run said, unless the mirror is gone. The store's `hasCause` is the
 * same condition for lists.
 */
export const shownCause = ({ enabled, isReady, settings, cause }: CauseFacts, isExpired: boolean): DiagnosisCause | null => {
  if (!isReady) return null;
  if (settings === 'orphan') return cause;
  if (!enabled) return null;
  return isExpired ? 'credential_expired' : cause;
};
