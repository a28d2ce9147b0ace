import type { CredentialSource } from '../../../src-preload/contract/models/pair.ts';
import type { PlanStep } from '../../../src-preload/contract/models/plan.ts';
import { hrefOf } from '../../state/route.ts';
import { failureWords } from '../../text/failures.ts';
import { CREDENTIAL_SOURCE } from '../../text/credentials.ts';
import { fieldLabel } from '../../text/fields.ts';
import { settingValue } from '../../text/mirror-settings.ts';
import { sentence } from '../../text/words.ts';
import { cx } from '../../ui/cx.ts';
import { useNameOf } from '../../ui/failure-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNow } from '../../ui/use-now.ts';
import { PLAN_ACTION, STEP_STATE, UNDO } from './plan-words.ts';
import { type StepLine, stepLines } from './step-lines.ts';
import styles from './plans.module.css';

const SIGN: Record<StepLine['kind'], { sign: string; word: string }> = {
  same: { sign: '', word: 'stays' }, changed: { sign: '~', word: 'changes' }, added: { sign: '+', word: 'is new' }, removed: { sign: '−', word: 'goes' },
};

const TONE = { running: 'working', done: 'quiet', failed: 'bad', undone: 'quiet' } as const;

/** A moment is a last day here. */
const isSource = (value: StepLine['before']): value is CredentialSource => typeof value === 'string' && value in CREDENTIAL_SOURCE;

const shown = (field: string, value: StepLine['before']): string =>
  value === undefined ? '' : field === 'credentialSource' && isSource(value) ? CREDENTIAL_SOURCE[value] : field === 'expiresAt' && typeof value === 'string' ? value.slice(0, 10) : settingValue(value);

const Line = ({ line: { field, before, after, kind } }: { line: StepLine }) => (
  <tr className={cx(styles['lineRow'], styles[kind])}>
    <td className={styles['sign']}><span title={SIGN[kind].word} aria-label={SIGN[kind].word}>{SIGN[kind].sign}</span></td>
    <th scope="row" className={styles['field']}>{fieldLabel(field)}</th>
    <td className={styles['value']} data-selectable>{shown(field, before)}</td>
    <td className={styles['arrow']} aria-hidden="true">{kind === 'same' || before === undefined || after === undefined ? '' : '→'}</td>
    <td className={styles['value']} data-selectable>{kind === 'same' ? <span className={styles['quiet']}>unchanged</span> : shown(field, after)}</td>
  </tr>
);

const Why = ({ failure, skipped }: { failure: NonNullable<PlanStep['failure']>; skipped: boolean }) => {
  const words = failureWords(failure, useNameOf(), useNow());
  return <p className={skipped ? styles['skipped'] : styles['failed']}>{sentence(words.title)}. {sentence(words.body)}</p>;
};

/** One step: what is done with which object, and each field before and after. */
export const StepCard = ({ step }: { step: PlanStep }) => {
  const { sign, word, tone } = PLAN_ACTION[step.action];
  const lines = stepLines(step);
  return (
    <div className={styles['step']}>
      <div className={styles['stepHead']}>
        <Tag tone={tone}><span className={styles['actionSign']} aria-hidden="true">{sign}</span> {word}</Tag>
        <span className={styles['object']} data-selectable>{step.mirrorId === null ? step.object : <a href={hrefOf('mirrors', { id: step.mirrorId })}>{step.object}</a>}</span>
        {step.action === 'skip' || step.undo === 'full' ? null : <span className={styles['undo']}>{UNDO[step.undo]}</span>}
        {step.state === 'planned' || step.state === 'skipped' ? null : <Tag tone={TONE[step.state]}>{STEP_STATE[step.state]}</Tag>}
      </div>
      {step.failure === null ? null : <Why failure={step.failure} skipped={step.state !== 'failed'} />}
      {step.action === 'skip' && step.failure === null ? <p className={styles['skipped']}>It is already as the plan wants it.</p> : null}
      {lines.length === 0 ? null : (
        <table className={styles['lines']} aria-label={`Before and after of ${step.object}`}>
          <tbody>{lines.map((line) => <Line key={line.field} line={line} />)}</tbody>
        </table>
      )}
    </div>
  );
};
