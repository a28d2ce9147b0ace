import { Select } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import styles from './pair-filter.module.css';

const ALL = 'all';

/** Which pair's mirrors are listed. */
export const PairFilter = ({ value, onChange }: { value: number | undefined; onChange: (pairId: number | undefined) => void }) => {
  const pairs = useCall('pairs.list', { limit: 500 }).data?.items ?? [];
  return (
    <Select
      className={styles['pair'] ?? ''}
      aria-label="Pair"
      searchable
      nothingFoundMessage="No pair has this name"
      data={[{ value: ALL, label: 'All pairs' }, ...pairs.map((pair) => ({ value: String(pair.id), label: pair.name }))]}
      value={value === undefined ? ALL : String(value)}
      onChange={(chosen) => onChange(chosen === null || chosen === ALL ? undefined : Number(chosen))}
    />
  );
};
