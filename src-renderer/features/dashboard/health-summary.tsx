import { Tooltip } from '@mantine/core';
import { type Dashboard, MirrorHealth } from '../../../src-preload/contract/models/overview.ts';
import { formulaWords, HEALTH, shareWords } from '../../text/health-words.ts';
import { counted, figure } from '../../text/plural.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './dashboard.module.css';
import figures from './health-summary.module.css';

/** The share with its formula on hover and focus. */
const Share = ({ share, freshMs }: { share: number | null; freshMs: number }) => (
  <Tooltip label={formulaWords(freshMs)} multiline w={320} events={{ hover: true, focus: true, touch: true }}>
    <button type="button" className={figures['share']}>{shareWords(share)} <span className={figures['unit']}>verified equal</span></button>
  </Tooltip>
);

/** How many mirrors have which word. */
const HealthCountsList = ({ health }: { health: Dashboard['health'] }) => (
  <ul className={figures['counts']}>
    {MirrorHealth.options.map((word) => <li key={word}><StatusBadge {...HEALTH[word]} detail={figure(health.counts[word])} /></li>)}
  </ul>
);

/** All that is there, and how much of it is proved. */
export const HealthSummary = ({ health, totals, freshMs }: Pick<Dashboard, 'health' | 'totals' | 'freshMs'>) => (
  <section className={styles['card']} aria-label="Health">
    <h2 className={styles['title']}>Health</h2>
    <Share share={health.share} freshMs={freshMs} />
    <p className={styles['quiet']}>{counted(totals.mirrors, 'mirror')} in {counted(totals.pairs, 'pair')} between {counted(totals.instances, 'instance')}</p>
    <HealthCountsList health={health} />
  </section>
);
