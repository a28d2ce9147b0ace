import { useNetwork } from '@mantine/hooks';
import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { useCall } from '../api/use-call.ts';
import { useProgress } from '../state/progress.ts';
import { hrefOf } from '../state/route.ts';
import { counted } from '../text/plural.ts';
import styles from './shell.module.css';

const ONE = { limit: 1 } as const;

const Working = () => {
  const running = useCall('jobs.list', { state: 'running', ...ONE }, { keepPrevious: true }).data?.total ?? 0;
  const queued = useCall('jobs.list', { state: 'queued', ...ONE }, { keepPrevious: true }).data?.total ?? 0;
  const steps = useProgress((state) => [...state.byJob.values()].reduce((sum, { progress }) => sum + progress.total - progress.processed, 0));
  if (running + queued === 0) return <span>Nothing runs</span>;
  const parts = [...(running > 0 ? [`${counted(running, 'job')} running`] : []), ...(queued > 0 ? [`${counted(queued, 'job')} waiting`] : []), ...(steps > 0 ? [`${counted(steps, 'step')} left`] : [])];
  return <a href={hrefOf('jobs')} aria-label="Background work">{parts.join(', ')}</a>;
};

const Counts = () => {
  const keep = { keepPrevious: true };
  const instances = useCall('instances.list', ONE, keep).data?.total;
  const pairs = useCall('pairs.list', ONE, keep).data?.total;
  const mirrors = useCall('mirrors.list', ONE, keep).data?.total;
  if (instances === undefined || pairs === undefined || mirrors === undefined) return null;
  return <span>{`${counted(instances, 'instance')} · ${counted(pairs, 'pair')} · ${counted(mirrors, 'mirror')}`}</span>;
};

/** A notice while something ends within the warning time of the settings. */
const Expiries = () => {
  const days = useCall('settings.get', {}).data?.expiryWarningDays;
  const total = useCall('mirrors.expiries', { withinDays: days ?? 1, ...ONE }, { enabled: days !== undefined, keepPrevious: true }).data?.total ?? 0;
  return total === 0 || days === undefined ? null : <a href={hrefOf('expiries')}>{`${counted(total, 'credential')} ${total === 1 ? 'ends' : 'end'} within ${counted(days, 'day')}`}</a>;
};

/** The one place for what goes on in the background; its words change, it never blinks. */
export const StatusBar = ({ vault }: { vault: VaultStatus }) => {
  const { online } = useNetwork();
  return (
    <footer className={styles['status']} aria-label="Status">
      <Working />
      {online ? null : <span>Offline: work goes on when the network is back</span>}
      <Expiries />
      <span className={styles['gap']} />
      <span>{vault.slots.includes('key_store') ? 'Vault open by the key store' : 'Vault open by passphrase'}</span>
      <Counts />
    </footer>
  );
};
