import type { Dashboard, InstanceLoad } from '../../../src-preload/contract/models/overview.ts';
import { hrefOf } from '../../state/route.ts';
import { counted, figure } from '../../text/plural.ts';
import { progressWords } from '../../text/progress-words.ts';
import { jobName } from '../../text/statuses.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { JobStateView } from '../jobs/job-state.tsx';
import styles from './dashboard.module.css';

/** What runs, and how much waits behind it. */
export const RunningNow = ({ jobs }: { jobs: Dashboard['jobs'] }) => (
  <section className={styles['card']} aria-label="Runs now">
    <h2 className={styles['title']}>Runs now</h2>
    <p className={styles['quiet']}><a href={hrefOf('jobs')}>{jobs.running + jobs.waiting === 0 ? 'Nothing runs' : `${counted(jobs.running, 'job')} running, ${figure(jobs.waiting)} waiting`}</a></p>
    <ol className={styles['plain']}>
      {jobs.first.map((job) => (
        <li key={job.id} className={styles['line']}>
          <a className={styles['name']} href={hrefOf('jobs', { id: job.id })}>{jobName(job)}</a>
          <span>{progressWords(job.progress, job.state)}</span>
          <JobStateView state={job.state} />
        </li>
      ))}
    </ol>
  </section>
);

const LoadState = ({ reachability, breaker }: Pick<InstanceLoad, 'reachability' | 'breaker'>) => {
  if (breaker === 'open') return <StatusBadge status="failed" label="Resting" />;
  if (breaker === 'half_open') return <StatusBadge status="working" label="Being tried" />;
  if (reachability === 'ok') return <span>Answers</span>;
  return reachability === 'unknown' ? <StatusBadge status="unknown" label="Not asked" /> : <StatusBadge status="failed" label={reachability === 'unauthorized' ? 'Token refused' : 'No answer'} />;
};

/** What is left of the requests that we allow ourselves, per instance. */
export const InstanceLoads = ({ instances }: { instances: Dashboard['instances'] }) => (
  <section className={styles['card']} aria-label="Instances">
    <h2 className={styles['title']}>Instances</h2>
    <div className={styles['scroll']} role="region" aria-label="Instances and their budget" tabIndex={0}>
      <table className={styles['table']}>
        <thead><tr><th scope="col">Instance</th><th scope="col">State</th><th scope="col" className={styles['end']}>Budget left</th></tr></thead>
        <tbody>
          {instances.map(({ instanceId, name, reachability, breaker, budget }) => (
            <tr key={instanceId}>
              <td><a className={styles['name']} title={name} href={hrefOf('instances', { id: instanceId })}>{name}</a></td>
              <td><LoadState reachability={reachability} breaker={breaker} /></td>
              <td className={styles['end']}>{budget === null ? 'not used yet' : `${figure(Math.floor(budget.left))} of ${figure(Math.round(budget.perMinute))} a minute`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
