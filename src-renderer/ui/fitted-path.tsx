import styles from './fitted-path.module.css';

/** The last name with its slash, and what stands before it. */
const split = (path: string): { head: string; tail: string } => {
  const at = path.lastIndexOf('/');
  return at <= 0 ? { head: '', tail: path } : { head: path.slice(0, at), tail: path.slice(at) };
};

/**
 * A path in a row: where the room ends its groups are cut and its own name stays. In full on hover, and for whoever copies it or
 * has it read aloud. The hover is the browser's own: thousands of rows pass by, and a floating tooltip each would be felt.
 */
export const FittedPath = ({ path }: { path: string }) => {
  const { head, tail } = split(path);
  return (
    <span className={styles['path']} title={path} data-selectable>
      {head === '' ? null : <span className={styles['head']} aria-hidden="true">{head}</span>}
      <span className={styles['tail']} aria-hidden="true">{tail}</span>
      <span className={styles['whole']}>{path}</span>
    </span>
  );
};
