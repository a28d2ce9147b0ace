import type { AttentionCause, AttentionGroup } from '../../../src-preload/contract/models/overview.ts';
import type { PlanKind } from '../../../src-preload/contract/models/plan.ts';

/** What ends or drifts, but still mirrors. */
const WARNINGS: ReadonlySet<AttentionCause> = new Set<AttentionCause>(['behind', 'settings_drift', 'credentials_ending', 'left_on_gitlab', 'issue_problems', 'rate_limited', 'backup_overdue']);

export const attentionLevel = (cause: AttentionCause): AttentionGroup['level'] => {
  if (cause === 'unproven') return 'note';
  return WARNINGS.has(cause) ? 'warning' : 'error';
};

const PLANS: Partial<Record<AttentionCause, PlanKind>> = {
  credential_rejected: 'rotate', credential_expired: 'rotate', credential_revoked: 'rotate', credential_missing_scope: 'rotate',
  settings_drift: 'reapply', address_differs: 'repair', disabled_on_gitlab: 'enable', mirror_gone: 'repair', ssh_key_rejected: 'rotate',
};

/** The plan that mends all mirrors with this cause; null where it takes a person to look, or time. */
export const planFor = (cause: AttentionCause): PlanKind | null => PLANS[cause] ?? null;

const LEVELS = ['error', 'warning', 'note'] as const satisfies readonly AttentionGroup['level'][];

/** An instance stops all of its mirrors: it comes before what its mirrors say. */
const weightOf = ({ cause, level }: Pick<AttentionGroup, 'cause' | 'level'>): number => (cause.startsWith('instance_') ? 0 : 1 + LEVELS.indexOf(level));

/** Worst first, then the largest. */
export const byUrgency = (a: AttentionGroup, b: AttentionGroup): number => weightOf(a) - weightOf(b) || b.count - a.count || (a.cause < b.cause ? -1 : 1);

