import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { directionMeaning, ownerSide } from '../../text/directions.ts';
import { NameSelect } from '../../ui/name-select.tsx';
import { PlaceField } from '../places/place-field.tsx';
import { PROJECT } from '../places/place-kinds.ts';
import { ExistingMirrorsNote } from './existing-mirrors-note.tsx';
import styles from './new-mirror.module.css';
import { SamePathOffer } from './same-path-offer.tsx';
import type { Draft } from './use-new-mirror.ts';
import { useSamePath } from './use-same-path.ts';

type NewMirrorEndsProps = { pairs: readonly Pair[]; pair: Pair | null; draft: Draft; onPair: (pairId: number) => void; onChange: (part: Partial<Draft>) => void };

/** Pair, source project and target project, each with what is to be known about it. */
export const NewMirrorEnds = ({ pairs, pair, draft: { source, target }, onPair, onChange }: NewMirrorEndsProps) => {
  const from = pair === null ? null : { id: pair.sourceInstanceId, name: pair.sourceInstanceName };
  const to = pair === null ? null : { id: pair.targetInstanceId, name: pair.targetInstanceName };
  const offers = useSamePath(source, to?.id ?? null);
  const owner = pair === null ? null : ownerSide(pair.direction);
  const existing = (side: 'source' | 'target') => {
    const project = side === 'source' ? source : target;
    const instance = side === 'source' ? from : to;
    if (pair === null || project === null || instance === null || owner !== side) return null;
    return <ExistingMirrorsNote direction={pair.direction} instanceId={instance.id} projectId={project.id} />;
  };
  return (
    <div className={styles['fields']}>
      <NameSelect
        what="pair"
        label="Pair"
        items={pairs}
        value={pair === null ? null : String(pair.id)}
        onChange={(chosen) => {
          if (chosen !== null) onPair(Number(chosen));
        }}
      />
      {pair === null ? null : <p className={styles['direction']}>{directionMeaning(pair.direction, { source: pair.sourceInstanceName, target: pair.targetInstanceName })}</p>}
      <PlaceField kind={PROJECT} key={`source-${pair?.id}`} label="Source project" instance={from} value={source} onChange={(project) => onChange({ source: project })} />
      {existing('source')}
      <div>
        <PlaceField kind={PROJECT} key={`target-${pair?.id}`} label="Target project" instance={to} value={target} onChange={(project) => onChange({ target: project })} />
        {target === null ? <SamePathOffer offers={offers} onTake={(project) => onChange({ target: project })} /> : null}
      </div>
      {existing('target')}
    </div>
  );
};
