import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { cx } from './cx.ts';
import styles from './path-text.module.css';
import { shortenPath } from './shorten-path.ts';

type PathTextProps = {
  path: string;
  /** Characters to show at most; the whole is on hover. */
  max?: number;
  /** A button that copies the whole path; leave it out in rows. */
  copy?: boolean;
};

/** A path or ref in the monospace stack, its middle left out, in full on hover and copyable. */
export const PathText = ({ path, max = 48, copy = false }: PathTextProps) => {
  const short = shortenPath(path, max);
  return (
    <span className={styles['path']}>
      <span className={cx(styles['text'], copy && styles['wraps'])} title={copy || short === path ? undefined : path} data-selectable>{copy ? path : short}</span>
      {copy ? (
        <CopyButton value={path}>
          {({ copied, copy: copyNow }) => (
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={copied ? `Copied ${path}` : `Copy ${path}`} onClick={copyNow}>
              {copied ? <IconCheck size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />}
            </ActionIcon>
          )}
        </CopyButton>
      ) : null}
    </span>
  );
};
