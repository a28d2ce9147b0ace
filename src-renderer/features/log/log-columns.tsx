import type { LogEntry } from '../../../src-preload/contract/models/log.ts';
import { dataWords, LEVEL_WORD } from '../../text/log-words.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './log.module.css';

/** An entry with its place in the list, counted from the newest. */
export type LogRow = LogEntry & { place: number };

const TONE = { info: 'quiet', warn: 'warn', error: 'bad' } as const;

export const LOG_COLUMNS: readonly GridColumn<LogRow>[] = [
  { id: 'at', header: 'When', width: 104, cell: ({ at }) => <TimeText at={at} /> },
  { id: 'level', header: 'Level', width: 88, cell: ({ level }) => <Tag tone={TONE[level]}>{LEVEL_WORD[level]}</Tag> },
  { id: 'event', header: 'Event', width: 176, grow: 1, cell: ({ event }) => <span className={styles['data']}>{event}</span> },
  { id: 'data', header: 'Data', width: 200, grow: 4, cell: ({ data }) => <span className={styles['data']} title={dataWords(data)}>{dataWords(data)}</span> },
];
