import type { z } from 'zod';
import type { ProbeResult } from '../../../src-preload/contract/models/instance.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { CapabilityList } from './capability-list.tsx';
import { serverRows, TokenFactsView } from './connection-facts.tsx';
import styles from './instances.module.css';

/** What a connection test found, before anything is saved. */
export const ProbeResultView = ({ result }: { result: z.infer<typeof ProbeResult> }) => (
  <section className={styles['probe']} role="status" aria-label="Result of the connection test">
    <p className={styles['probeTitle']}>The connection works: {result.url} answered in {result.latencyMs} ms.</p>
    <KeyValue items={serverRows(result)} />
    <TokenFactsView {...result} />
    <CapabilityList capabilities={result.capabilities} />
  </section>
);
