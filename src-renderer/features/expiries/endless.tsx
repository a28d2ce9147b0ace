import type { EndlessCredentials } from '../../../src-preload/contract/models/expiry.ts';
import { CREDENTIAL_SOURCE, ENDLESS } from '../../text/credentials.ts';
import { counted } from '../../text/plural.ts';
import styles from './expiries.module.css';

/** What stands in no month: credentials that have no last day, or none that is known. */
export const Endless = ({ endless }: { endless: readonly EndlessCredentials[] }) =>
  endless.length === 0 ? null : (
    <section className={styles['endless']} aria-label="Without a last day">
      <h2 className={styles['endlessTitle']}>Without a last day</h2>
      <dl className={styles['endlessList']}>
        {endless.map(({ kind, mirrors }) => (
          <div key={kind}>
            <dt>{CREDENTIAL_SOURCE[kind]}</dt>
            <dd>{counted(mirrors, 'mirror')}, ends: {ENDLESS[kind]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
