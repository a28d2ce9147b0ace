import { Tooltip } from '@mantine/core';
import styles from './fitted-path.module.css';

/** The last name with its slash, and what stands before it. */
const split = (path: string): { head: string; tail: string } => {
  const at = path.lastIndexOf('/');
  return at <= 0 ? { head: '', tail: path } : { head: path.slice(0, at), tail: path.slice(at) };
};

/** A path in a row: where the room ends its groups are cut and its own name stays. In full on hover, and for whoever copies or reads it aloud. */
export const FittedPath = ({ path }: { path: string }) => {
  const { head, tail } = split(path);
  return (
    <Tooltip label={<span className={styles['full']}>{path}</span>}>
      <span className={styles['path']} data-selectable>
        {head === '' ? null : <span className={styles['head']}>{head}</span>}
        <span className={styles['tail']}>{tail}</span>
      </span>
    </Tooltip>
  );
};
