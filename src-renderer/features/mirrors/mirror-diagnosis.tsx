import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { diagnosisWords } from '../../text/diagnoses.ts';
import { ownerSide, remoteSide } from '../../text/directions.ts';
import { helpOfCause } from '../../text/help-topics.ts';
import { HelpLink } from '../../ui/help-link.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { DiagnosisButton } from './diagnosis-button.tsx';
import styles from './mirror-diagnosis.module.css';
import type { MirrorActions } from './use-mirror-actions.ts';

type MirrorDiagnosisProps = { mirror: MirrorDetail; state: ReturnType<MirrorActions['stateOf']>; run: MirrorActions['run']; onEditOverrides: () => void };

/** GitLab's own words: the line that gave the cause away, and all of them behind it. */
const Evidence = ({ line, text }: { line: string; text: string | null }) => (
  <figure className={styles['evidence']}>
    <figcaption className={styles['caption']}>GitLab says</figcaption>
    {line === '' ? null : <pre className={styles['text']}>{line}</pre>}
    {text === null || text.trim() === line ? null : (
      <details className={styles['all']} open={line === ''}>
        <summary>All of GitLab’s text</summary>
        <pre className={styles['text']}>{text}</pre>
      </details>
    )}
  </figure>
);

const Refs = ({ refs }: { refs: readonly string[] }) => (
  <ul className={styles['refs']} aria-label="Branches and tags concerned">
    {refs.map((name) => <li key={name}><code>{name}</code></li>)}
  </ul>
);

/** What GitLab's text or our comparison means: what happened and why, the evidence, what mends it, and the button that does. */
export const MirrorDiagnosis = ({ mirror, ...actions }: MirrorDiagnosisProps) => {
  const { diagnosis, direction, source, target, observed } = mirror;
  if (diagnosis === null) return null;
  const { title, what, why, whatNow } = diagnosisWords(diagnosis.cause, {
    owner: mirror[ownerSide(direction)].instanceName,
    remote: mirror[remoteSide(direction)].instanceName,
    source: source.instanceName,
    target: target.instanceName,
  });
  return (
    <PanelSection title="What is wrong and what to do" actions={<HelpLink place={helpOfCause(diagnosis.cause)} short />}>
      <div className={styles['diagnosis']} data-cause={diagnosis.cause}>
        <p className={styles['title']}>{title}</p>
        <p data-selectable>{what} {why}</p>
        {diagnosis.evidence === '' && observed.lastError === null ? null : <Evidence line={diagnosis.evidence} text={observed.lastError} />}
        {diagnosis.refs.length === 0 ? null : <Refs refs={diagnosis.refs} />}
        <p data-selectable>{whatNow}</p>
        <DiagnosisButton mirror={mirror} action={diagnosis.action} {...actions} />
      </div>
    </PanelSection>
  );
};
