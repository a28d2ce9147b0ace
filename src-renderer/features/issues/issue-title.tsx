import styles from './issues.module.css';

/** `#12 Title`: the title keeps its own direction of writing. */
export const IssueTitle = ({ iid, title }: { iid: number; title: string }) => (
  <span className={styles['issue']}>
    <span className={styles['iid']}>#{iid}</span> <bdi data-selectable>{title}</bdi>
  </span>
);
