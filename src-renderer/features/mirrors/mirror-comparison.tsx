import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { figure } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './mirror-comparison.module.css';
import { RefDifferences } from './ref-differences.tsx';

const FIGURES = [
  ['equal', 'Equal'],
  ['different', 'Different'],
  ['missing', 'Missing'],
  ['extra', 'Extra'],
] as const;

/** How many branches and tags agree, and which do not. */
export const MirrorComparison = ({ mirror: { verified, refDifferences, refsFailure } }: { mirror: Pick<MirrorDetail, 'verified' | 'refDifferences' | 'refsFailure'> }) => {
  if (verified.comparedAt === null) {
    return <PanelSection title="Comparison"><p className={styles['quiet']}>The branches and tags of both sides were never compared.</p></PanelSection>;
  }
  if (verified.state === 'unknown' && refsFailure !== null) {
    return (
      <PanelSection title="Comparison" actions={<span className={styles['quiet']}><TimeText at={verified.comparedAt} /></span>}>
        <FailureNotice failure={refsFailure} title="The two sides could not be compared" />
      </PanelSection>
    );
  }
  const uneven = verified.different + verified.missing + verified.extra;
  return (
    <PanelSection title="Comparison" actions={<span className={styles['quiet']}><TimeText at={verified.comparedAt} /></span>}>
      <dl className={styles['figures']} aria-label="Branches and tags">
        {FIGURES.map(([name, word]) => (
          <div key={name} className={styles['figure']}>
            <dt>{word}</dt>
            <dd>{figure(verified[name])}</dd>
          </div>
        ))}
      </dl>
      {verified.extra === 0 ? null : <p className={styles['quiet']}>Extra refs are only on the target. GitLab does not delete there what the source no longer has; that alone is no divergence.</p>}
      <p className={styles['quiet']}>LFS objects: not verified. Only branches and tags were compared.</p>
      {refDifferences.length === 0 ? null : <RefDifferences differences={refDifferences} total={uneven} />}
    </PanelSection>
  );
};
