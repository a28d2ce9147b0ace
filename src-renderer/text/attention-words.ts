import { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { AttentionCause, AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { PlanKind } from '../../src-preload/contract/models/plan.ts';
import { diagnosisWords } from './diagnoses.ts';
import { counted } from './plural.ts';
import type { Status } from './statuses.ts';

type OtherCause = Exclude<AttentionCause, DiagnosisCause>;

/** What a cause is called, what is counted, and what is done about it. */
type Said = { title: string; one: string; wayOut: string };

const OTHER: Record<OtherCause, Said> = {
  behind: { title: 'The target lags behind the source', one: 'mirror', wayOut: 'Show them' },
  unproven: { title: 'Not compared, or too long ago', one: 'mirror', wayOut: 'Show them' },
  instance_unreachable: { title: 'The instance does not answer', one: 'instance', wayOut: 'Open the instances' },
  instance_refused: { title: 'The instance refuses the token', one: 'instance', wayOut: 'Open the instances' },
  credentials_ending: { title: 'The credential ends and is not renewed by itself', one: 'credential', wayOut: 'Open the expiries' },
  left_on_gitlab: { title: 'Something of ours is left on GitLab', one: 'clean-up', wayOut: 'Show what is left' },
  open_copies: { title: 'Copies of confidential issues can be read by others', one: 'issue', wayOut: 'Open the problems' },
  issue_problems: { title: 'Issues were not copied', one: 'issue', wayOut: 'Open the problems' },
  backup_overdue: { title: 'A backup is overdue', one: 'backup', wayOut: 'Back up now' },
};

/** One group speaks of many mirrors: their instances have no names here. */
const SIDES = { owner: 'the owner', remote: 'the remote side', source: 'the source', target: 'the target' };

const isDiagnosed = (cause: AttentionCause): cause is DiagnosisCause => DiagnosisCause.options.some((known) => known === cause);

const saidOf = (cause: AttentionCause): Said =>
  isDiagnosed(cause) ? { title: diagnosisWords(cause, SIDES).title, one: 'mirror', wayOut: 'Show them' } : OTHER[cause];

/** A group in words: its cause, how many, and what its link is called. */
export const attentionWords = ({ cause, count }: Pick<AttentionGroup, 'cause' | 'count'>): { title: string; many: string; wayOut: string } => {
  const { title, one, wayOut } = saidOf(cause);
  const leadsToItself = count === 1 && (one === 'mirror' || one === 'instance');
  return { title, many: counted(count, one), wayOut: leadsToItself ? `Open the ${one}` : wayOut };
};

export const ATTENTION_STATUS: Record<AttentionGroup['level'], Status> = { error: 'failed', warning: 'behind', note: 'notCompared' };
export const ATTENTION_LEVEL: Record<AttentionGroup['level'], string> = { error: 'Failing', warning: 'Warning', note: 'Not proven' };

/** The kinds that a dashboard offers; the button leads to the plan, where nothing is done before it is applied. */
const PLAN_BUTTON: Partial<Record<PlanKind, string>> = { rotate: 'Plan to rotate', reapply: 'Plan to re-apply', repair: 'Plan to repair', enable: 'Plan to enable' };

export const planButton = (kind: PlanKind): string => PLAN_BUTTON[kind] ?? 'Make a plan';
