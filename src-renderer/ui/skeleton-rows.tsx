import styles from './skeleton-rows.module.css';

/** A place for a value that is on its way; seen only after 400 ms. */
export const SkeletonText = ({ width = '60%' }: { width?: string }) => <span className={styles['bar']} style={{ width }} aria-hidden="true" />;

/** Rows of a list's height while nothing is known yet; seen only after 400 ms. */
export const SkeletonRows = ({ rows = 6, height = 32, label = 'Loading' }: { rows?: number; height?: number; label?: string }) => (
  <div role="status" aria-label={label}>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={styles['row']} style={{ height }}>
        <SkeletonText width={`${70 - ((row * 13) % 35)}%`} />
      </div>
    ))}
  </div>
);
