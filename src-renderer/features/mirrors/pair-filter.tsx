import { useAllPairs } from '../../api/use-all.ts';
import { ALL, NameSelect } from '../../ui/name-select.tsx';
import styles from './pair-filter.module.css';

/** Which pair's mirrors are listed. */
export const PairFilter = ({ value, onChange }: { value: number | undefined; onChange: (pairId: number | undefined) => void }) => {
  const pairs = useAllPairs().data?.items ?? [];
  return (
    <NameSelect
      what="pair"
      className={styles['pair'] ?? ''}
      aria-label="Pair"
      all="All pairs"
      items={pairs}
      value={value === undefined ? ALL : String(value)}
      onChange={(chosen) => onChange(chosen === null || chosen === ALL ? undefined : Number(chosen))}
    />
  );
};
