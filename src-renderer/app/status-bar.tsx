import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { useCall } from '../api/use-call.ts';
import { useChange } from '../api/use-change.ts';
import { useDenied } from '../api/use-may.ts';
import { StatusAge } from '../features/mirrors/status-age.tsx';
import { useProgress } from '../state/progress.ts';
import { hrefOf } from '../state/route.ts';
import { counted } from '../text/plural.ts';
import { whoIsIn } from '../text/vault-words.ts';
import { TimeText } from '../ui/time-text.tsx';
import styles from './shell.module.css';

const ONE = { limit: 1 } as const;

const Working = () => {
  const running = useCall('jobs.list', { state: 'running', ...ONE }, { keepPrevious: true }).data?.total ?? 0;
  const queued = useCall('jobs.list', { state: 'queued', ...ONE }, { keepPrevious: true }).data?.total ?? 0;
  const steps = useProgress((state) => [...state.byJob.values()].reduce((sum, { progress }) => sum + progress.total - progress.processed, 0));
  if (running + queued === 0) return <span>Nothing runs</span>;
  const parts = [...(running > 0 ? [`${counted(running, 'job')} running`] : []), ...(queued > 0 ? [`${counted(queued, 'job')} waiting`] : []), ...(steps > 0 ? [`${counted(steps, 'step')} left`] : [])];
  return <a href={hrefOf('jobs')} aria-label={`Background work: ${parts.join(', ')}`}>{parts.join(', ')}</a>;
};

/** Why nothing begins by itself, with the way out where a person paused it. */
const Held = () => {
  const background = useCall('background.get', {}, { keepPrevious: true }).data;
  const resume = useChange('background.resume');
  const denied = useDenied('background.resume');
  if (background?.heldBy === 'offline') return <span>Offline: work goes on when the network is back</span>;
  if (background?.heldBy === 'claim') return <a href={hrefOf('transfer')}>Another machine writes to GitLab, or may: this one rests</a>;
  if (background?.heldBy !== 'person') return null;
  const { pausedUntil } = background;
  return (
    <span>
      Background work is paused{pausedUntil === null ? '' : <>, it goes on <TimeText at={pausedUntil} /></>}
      {denied === null ? <>{' · '}<button type="button" className={styles['inline']} onClick={() => resume.mutate({})}>Resume</button></> : null}
    </span>
  );
};

const Counts = () => {
  const keep = { keepPrevious: true };
  const instances = useCall('instances.list', ONE, keep).data?.total;
  const pairs = useCall('pairs.list', ONE, keep).data?.total;
  const mirrors = useCall('mirrors.list', ONE, keep).data?.total;
  if (instances === undefined || pairs === undefined || mirrors === undefined) return null;
  return <span className={styles['counts']}>{`${counted(instances, 'instance')} · ${counted(pairs, 'pair')} · ${counted(mirrors, 'mirror')}`}</span>;
};

/** A notice while something ends within the warning time of the settings. */
const Expiries = () => {
  const days = useCall('settings.get', {}).data?.expiryWarningDays;
  const total = useCall('mirrors.expiries', { withinDays: days ?? 1, ...ONE }, { enabled: days !== undefined, keepPrevious: true }).data?.total ?? 0;
  return total === 0 || days === undefined ? null : <a href={hrefOf('expiries')}>{`${counted(total, 'credential')} ${total === 1 ? 'ends' : 'end'} within ${counted(days, 'day')}`}</a>;
};

/** The one place for what goes on in the background; its words change, it never blinks. */
export const StatusBar = ({ vault }: { vault: VaultStatus }) => {
  return (
    <footer className={styles['status']} aria-label="Status">
      <Working />
      <Held />
      <Expiries />
      <StatusAge />
      <span className={styles['gap']} />
      <span className={styles['who']}>{whoIsIn(vault)}</span>
      <Counts />
    </footer>
  );
};
