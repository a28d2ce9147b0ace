import type { Dashboard } from '../../../src-preload/contract/models/overview.ts';
import { hrefOf } from '../../state/route.ts';
import { DIRECTION } from '../../text/directions.ts';
import { HEALTH, NO_MIRRORS, shareWords } from '../../text/health-words.ts';
import { figure } from '../../text/plural.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './dashboard.module.css';

/** Each pair with its worst word and its share, the worst pair first. */
export const PairHealthTable = ({ pairs, total }: { pairs: Dashboard['pairs']; total: number }) => (
  <section className={styles['card']} aria-label="Health by pair">
    <h2 className={styles['title']}>Health by pair</h2>
    <div className={styles['scroll']} role="region" aria-label="Pairs, worst first" tabIndex={0}>
      <table className={styles['table']}>
        <thead><tr><th scope="col">Pair</th><th scope="col">Worst</th><th scope="col" className={styles['end']}>Equal</th><th scope="col" className={styles['end']}>Mirrors</th></tr></thead>
        <tbody>
          {pairs.map(({ pairId, name, direction, sourceInstanceName, targetInstanceName, mirrors, health }) => (
            <tr key={pairId}>
              <td><a className={styles['pair']} title={`${name}: ${sourceInstanceName} → ${targetInstanceName}, ${DIRECTION[direction].toLowerCase()}`} href={hrefOf('mirrors', { params: { pair: String(pairId) } })}>{name}</a></td>
              <td><StatusBadge {...(mirrors === 0 ? NO_MIRRORS : HEALTH[health.level])} {...(health.level === 'off' || health.level === 'healthy' ? {} : { detail: figure(health.counts[health.level]) })} /></td>
              <td className={styles['end']}>{shareWords(health.share)}</td>
              <td className={styles['end']}>{figure(mirrors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {total > pairs.length ? <p className={styles['quiet']}>The worst {figure(pairs.length)} of {figure(total)}. <a href={hrefOf('pairs')}>Show all pairs</a></p> : null}
  </section>
);
