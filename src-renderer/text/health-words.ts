import type { MirrorHealth } from '../../src-preload/contract/models/overview.ts';
import { figure } from './plural.ts';
import type { Shown } from './statuses.ts';
import { lasting } from './time.ts';

/** The one word of a mirror's health in the status language. */
export const HEALTH: Record<MirrorHealth, Shown> = {
  healthy: { status: 'equal', label: 'Equal' },
  unproven: { status: 'notCompared', label: 'Not proven' },
  warning: { status: 'behind', label: 'Warning' },
  failing: { status: 'failed', label: 'Failing' },
  off: { status: 'paused', label: 'Off' },
};

/** Nothing is off where nothing is. */
export const NO_MIRRORS: Shown = { status: 'paused', label: 'No mirrors' };

/** `99.4 %`; in words where no mirror is on. */
export const shareWords = (share: number | null): string => (share === null ? 'none is on' : `${figure(share)} %`);

/** How the share is reckoned; `freshMs` is the age that a comparison may have. */
export const formulaWords = (freshMs: number): string =>
  `Verified equal: the mirrors whose two sides were compared and found equal within the last ${lasting(0, freshMs) ?? 'minute'}, out of all mirrors that are switched on. GitLab’s own word does not count, and what is switched off is left out.`;
