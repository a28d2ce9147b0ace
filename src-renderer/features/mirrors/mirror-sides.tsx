import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { hrefOf } from '../../state/route.ts';
import { DIRECTION, ownerSide } from '../../text/directions.ts';
import { ExternalLink } from '../../ui/external-link.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import styles from './mirror-panel.module.css';

const SIDE = { source: 'Source', target: 'Target' } as const;

/** Source above target in the same columns, and the pair that joins them. */
export const MirrorSides = ({ mirror }: { mirror: Pick<Mirror, 'source' | 'target' | 'direction' | 'pairId' | 'pairName'> }) => {
  const owner = ownerSide(mirror.direction);
  return (
    <PanelSection title="Both sides">
      <dl className={styles['sides']}>
        {(['source', 'target'] as const).map((side) => (
          <div key={side} className={styles['side']}>
            <dt className={styles['sideName']}>{SIDE[side]}</dt>
            <dd className={styles['path']}><ExternalLink href={mirror[side].webUrl}>{mirror[side].path}</ExternalLink></dd>
            <dd className={styles['where']}>
              <a href={hrefOf('instances', { id: mirror[side].instanceId })}>{mirror[side].instanceName}</a>
              <span>project {mirror[side].id}</span>
              <span>{side === owner ? `has the ${mirror.direction} mirror` : 'has its credential'}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['pair']}>{DIRECTION[mirror.direction]} mirror in the pair <a href={hrefOf('pairs', { id: mirror.pairId })}>{mirror.pairName}</a></p>
    </PanelSection>
  );
};
