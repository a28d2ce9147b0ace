import type { Plan, PlanAction, PlanKind, PlanStep } from '../../../src-preload/contract/models/plan.ts';
import { counted, figure } from '../../text/plural.ts';

/** Sign, word and tone of an action: never told by its colour alone. */
export type ActionShown = { sign: string; word: string; tone: 'ok' | 'warn' | 'bad' | 'working' | 'quiet' };

export const PLAN_ACTION: Record<PlanAction, ActionShown> = {
  create: { sign: '+', word: 'create', tone: 'ok' },
  create_project: { sign: '+', word: 'create project', tone: 'ok' },
  adopt: { sign: '↦', word: 'adopt', tone: 'working' },
  update: { sign: '~', word: 'update', tone: 'warn' },
  recreate: { sign: '±', word: 're-create', tone: 'warn' },
  rotate: { sign: '↻', word: 'rotate', tone: 'working' },
  credential: { sign: '⇄', word: 'change credential', tone: 'working' },
  enable: { sign: '▷', word: 'enable', tone: 'ok' },
  remove: { sign: '−', word: 'remove', tone: 'bad' },
  change: { sign: '~', word: 'change', tone: 'warn' },
  create_instance: { sign: '+', word: 'add instance', tone: 'ok' },
  update_instance: { sign: '~', word: 'change instance', tone: 'warn' },
  remove_instance: { sign: '−', word: 'remove instance', tone: 'bad' },
  create_pair: { sign: '+', word: 'add pair', tone: 'ok' },
  update_pair: { sign: '~', word: 'change pair', tone: 'warn' },
  remove_pair: { sign: '−', word: 'remove pair', tone: 'bad' },
  missing: { sign: '?', word: 'not in the file', tone: 'quiet' },
  skip: { sign: '·', word: 'skip', tone: 'quiet' },
};

export const PLAN_KIND: Record<PlanKind, string> = {
  reapply: 'Re-apply settings', repair: 'Repair mirrors', enable: 'Enable mirrors', remove: 'Remove mirrors', rotate: 'Rotate credentials',
  create: 'Create mirrors', adopt: 'Adopt mirrors', credential: 'Change credentials', import: 'Import mirrors', configuration: 'Apply a configuration',
};

export const PLAN_STATE: Record<Plan['state'], string> = { ready: 'Ready to apply', applying: 'Applying', applied: 'Applied', undoing: 'Undoing', undone: 'Undone' };

export const STEP_STATE: Record<PlanStep['state'], string> = { planned: 'planned', running: 'running', done: 'done', failed: 'failed', skipped: 'skipped', undone: 'undone' };

export const UNDO: Record<PlanStep['undo'], string> = { full: 'can be undone', partial: 'can be undone in part', none: 'cannot be undone' };

/** What undoing brings back, and what it does not. */
export const UNDO_MEANING: Record<PlanKind, { back: string; not: string | null }> = {
  reapply: { back: 'The settings that GitLab had before are sent again.', not: null },
  repair: { back: 'Settings and the enabled state that GitLab had before come back; a mirror that was made anew on GitLab is taken away again.', not: 'Its former credential does not come back.' },
  enable: { back: 'The mirrors are disabled again.', not: 'What GitLab copied meanwhile stays.' },
  remove: { back: 'Nothing: what was removed can only be created anew.', not: null },
  rotate: { back: 'Nothing: the former credentials are revoked, and GitLab cannot bring them back.', not: null },
  credential: { back: 'Nothing: the former credentials are revoked or forgotten, and cannot be brought back. Another plan can move the mirrors on.', not: null },
  create: { back: 'The mirrors that were created and their credentials are removed.', not: 'Projects that were created stay, with what was copied into them.' },
  adopt: { back: 'The mirrors are forgotten here; GitLab’s own stay as they are.', not: null },
  import: { back: 'The mirrors that were imported and their credentials are removed.', not: 'What was copied into their targets stays.' },
  configuration: { back: 'The mirrors that were created and their credentials are removed.', not: 'Changes of instances, pairs and mirrors that were there stay; the former file brings them back.' },
};

/** What applying does, for the dialog: `removes 12 mirrors on GitLab and here`. */
const EFFECT: Record<PlanAction, (n: number) => string | null> = {
  create: (n) => `${counted(n, 'mirror')} created with a new credential each`,
  create_project: (n) => `${counted(n, 'private project')} created on the target`,
  adopt: (n) => `${counted(n, 'mirror')} adopted; GitLab’s own stay untouched`,
  update: (n) => `${counted(n, 'mirror')} changed on GitLab`,
  recreate: (n) => `${counted(n, 'mirror')} made anew on GitLab`,
  rotate: (n) => `${counted(n, 'credential')} replaced, the former ones revoked`,
  credential: (n) => `${counted(n, 'mirror')} moved to the credential that the pair says, the former ones revoked`,
  enable: (n) => `${counted(n, 'mirror')} enabled on GitLab`,
  remove: (n) => `${counted(n, 'mirror')} removed here and on GitLab, with ${n === 1 ? 'its credential' : 'their credentials'}`,
  change: (n) => `${counted(n, 'mirror')} brought to what the file says`,
  create_instance: (n) => `${counted(n, 'instance')} added, ${n === 1 ? 'its token' : 'their tokens'} sent to the address that the file names`,
  update_instance: (n) => `${counted(n, 'instance')} changed`,
  remove_instance: (n) => `${counted(n, 'instance')} removed here`,
  create_pair: (n) => `${counted(n, 'pair')} added`,
  update_pair: (n) => `${counted(n, 'pair')} changed`,
  remove_pair: (n) => `${counted(n, 'pair')} removed`,
  missing: () => null,
  skip: () => null,
};

const isAction = (word: string): word is PlanAction => word in PLAN_ACTION;

/** A plan's counts by action, in the order of the table; `skip` last, what is not there left out. */
export const countsOf = (counts: Plan['counts']): { action: PlanAction; count: number }[] =>
  Object.keys(PLAN_ACTION).filter(isAction).map((action) => ({ action, count: counts[action] ?? 0 })).filter(({ count }) => count > 0);

/** Everything that applying does, one line each. */
export const effects = (plan: Pick<Plan, 'counts'>): string[] => countsOf(plan.counts).flatMap(({ action, count }) => EFFECT[action](count) ?? []);

/** How many steps do something. */
export const changesOf = (plan: Pick<Plan, 'counts' | 'total'>): number => plan.total - (plan.counts['skip'] ?? 0) - (plan.counts['missing'] ?? 0);

export const leftOutWords = (leftOut: number): string => `${figure(leftOut)} beyond the limit of one plan ${leftOut === 1 ? 'was' : 'were'} left out. Apply this plan, then plan the rest.`;
