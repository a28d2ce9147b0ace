import { Button } from '@mantine/core';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { hrefOf } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { ActionFoot, FootGap } from '../../ui/action-foot.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import { PairField } from '../plans/pair-field.tsx';
import styles from './discover.module.css';
import type { Found } from './found.ts';

/** One plan takes so many. */
const MOST = 1000;

type AdoptBarProps = { pairs: readonly Pair[]; pair: Pair | null; chosen: readonly Found[]; onPair: (pair: Pair | null) => void };

/** Into which pair, and how many; leads to a plan. GitLab's own mirrors are not touched by it. */
export const AdoptBar = ({ pairs, pair, chosen, onPair }: AdoptBarProps) => {
  const plan = usePlan();
  const refs = chosen.map(({ ownerInstanceId, ownerProjectId, gitlabMirrorId }) => ({ ownerInstanceId, ownerProjectId, gitlabMirrorId }));
  return (
    <ActionFoot label="Adopt" failure={plan.failure} failed="The plan was not made">
      <div className={styles['pair']}>
        <PairField pairs={pairs} value={pair} onChange={onPair} disabled={pairs.length === 0} {...(pairs.length === 0 ? { description: 'No pair joins these instances in this direction.' } : {})} />
      </div>
      {pairs.length === 0 ? <a href={hrefOf('pairs', { id: 'new' })}>New pair</a> : null}
      <FootGap />
      <span role="status" className={styles['quiet']}>
        {chosen.length > MOST ? `${counted(chosen.length, 'mirror')} selected; one plan takes ${counted(MOST, 'mirror')}` : `${counted(chosen.length, 'mirror')} selected`}
      </span>
      <Button disabled={pair === null || chosen.length === 0 || chosen.length > MOST} loading={plan.making !== null} onClick={() => (pair === null ? undefined : plan.make({ kind: 'adopt', pairId: pair.id, mirrors: refs }))}>Plan adoption</Button>
    </ActionFoot>
  );
};
