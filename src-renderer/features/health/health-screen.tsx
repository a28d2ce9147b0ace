import type { HealthArea, HealthLine } from '../../../src-preload/contract/models/overview.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { HEALTH_AREA } from '../../text/health-finding-words.ts';
import { counted } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { HealthLineView } from './health-line.tsx';
import styles from './health.module.css';

/** As they come: what needs somebody first. */
const areasOf = (lines: readonly HealthLine[]): [HealthArea, HealthLine[]][] =>
  [...new Set(lines.map(({ area }) => area))].map((area) => [area, lines.filter((line) => line.area === area)]);

/** Every part that the application lives by, with its fix. It shows what is known; "Check again" asks every instance first. */
export const HealthScreen = () => {
  const known = useCall('overview.health', {});
  const ask = useChange('overview.health');
  const { data } = known;
  const bad = data?.lines.filter(({ state }) => state !== 'ok').length ?? 0;
  const checkAgain = () => ask.mutate({ ask: true }, { onSuccess: () => void known.refetch() });
  return (
    <Screen
      title="Health"
      filters={<span role="status" className={styles['verdict']}>{data === undefined ? '' : <>{bad === 0 ? 'Everything is in order' : counted(bad, 'finding')}, <TimeText at={data.at} /></>}</span>}
      action={<ActionButton denied={null} loading={ask.isPending} onClick={checkAgain}>Check again</ActionButton>}
    >
      <div className={styles['page']} role="region" aria-label="Findings" tabIndex={0}>
        {known.error === null ? null : <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />}
        {ask.error === null ? null : <FailureNotice failure={ask.error.failure} title="The instances were not asked" />}
        {data === undefined && known.error === null ? <SkeletonRows rows={9} height={48} label="Loading health" /> : null}
        {areasOf(data?.lines ?? []).map(([area, lines]) => (
          <section key={area} className={styles['area']} aria-label={HEALTH_AREA[area]}>
            <h2 className={styles['title']}>{HEALTH_AREA[area]}</h2>
            <ul className={styles['lines']}>{lines.map((line) => <HealthLineView key={`${line.what} ${line.instanceId ?? 0}`} line={line} />)}</ul>
          </section>
        ))}
      </div>
    </Screen>
  );
};
