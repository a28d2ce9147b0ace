import { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import type { AttentionGroup } from '../../../src-preload/contract/models/overview.ts';
import type { PlanKind } from '../../../src-preload/contract/models/plan.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf } from '../../state/route.ts';
import { ATTENTION_LEVEL, ATTENTION_STATUS, attentionWords, planButton } from '../../text/attention-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import lines from './attention.module.css';
import styles from './dashboard.module.css';

const SIMPLE = ['reapply', 'repair', 'enable', 'rotate'] as const satisfies readonly PlanKind[];

type PlanButtonProps = { group: AttentionGroup; plan: ReturnType<typeof usePlan> };

const PlanButton = ({ group, plan }: PlanButtonProps) => {
  const denied = useDenied('plans.make');
  const kind = SIMPLE.find((simple) => simple === group.plan);
  const cause = DiagnosisCause.safeParse(group.cause);
  if (kind === undefined || !cause.success) return null;
  const words = attentionWords(group);
  return (
    <ActionButton variant="default" size="xs" denied={denied} label={`${planButton(kind)}: ${words.title}`} loading={plan.making === kind} onClick={() => plan.make({ kind, select: { filter: { cause: cause.data } } })}>
      {planButton(kind)}
    </ActionButton>
  );
};

const GroupLine = ({ group, plan }: PlanButtonProps) => {
  const { title, many, wayOut } = attentionWords(group);
  const names = group.samples.map(({ name }) => name).join(', ');
  return (
    <li className={lines['attention']}>
      <StatusBadge status={ATTENTION_STATUS[group.level]} label={ATTENTION_LEVEL[group.level]} />
      <span className={lines['cause']}>
        <strong>{title}</strong>
        <span className={lines['samples']} title={names}>{names}{group.count > group.samples.length ? ' …' : ''}</span>
      </span>
      <span className={lines['many']}>{many}</span>
      <span className={lines['ways']}>
        <PlanButton group={group} plan={plan} />
        <a href={hrefOf(group.place.screen, { id: group.place.id, params: group.place.params })} aria-label={`${wayOut}: ${title}`}>{wayOut}</a>
      </span>
    </li>
  );
};

/** What needs somebody, by cause, worst first; each with its way out. */
export const AttentionList = ({ groups }: { groups: readonly AttentionGroup[] }) => {
  const plan = usePlan();
  return (
    <section className={styles['wide']} aria-label="Needs attention">
      <h2 className={styles['title']}>Needs attention</h2>
      {plan.failure === null ? null : <FailureNotice failure={plan.failure} title="The plan was not made" />}
      {groups.length === 0
        ? <p className={styles['quiet']}>Nothing needs you: no mirror fails, and each that is on was compared lately.</p>
        : <ol className={lines['groups']}>{groups.map((group) => <GroupLine key={group.cause} group={group} plan={plan} />)}</ol>}
    </section>
  );
};
