import type { MirrorStatus, VerifiedState } from '../../src-preload/contract/models/mirror.ts';

/** In this order a list by status stands: what needs a person first. */
export const STATUS_URGENCY = ['failed', 'retrying', 'unknown', 'paused', 'disabled', 'never', 'running', 'scheduled', 'ok'] as const satisfies readonly MirrorStatus[];

/** The same for what our comparison found. */
export const REFS_URGENCY = ['diverged', 'missing', 'behind', 'unknown', 'never', 'equal'] as const satisfies readonly VerifiedState[];
