import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { cx } from './cx.ts';
import styles from './note.module.css';

type NoteProps = { tone?: 'quiet' | 'warn' | 'bad'; title?: string; children: React.ReactNode };

/** Something to know or to mind before going on, beside what it concerns. A failure has its own FailureNotice. */
export const Note = ({ tone = 'quiet', title, children }: NoteProps) => (
  <div role="note" className={cx(styles['note'], styles[tone])}>
    {tone === 'quiet'
      ? <IconInfoCircle size={18} stroke={1.5} className={styles['icon'] ?? ''} aria-hidden="true" />
      : <IconAlertTriangle size={18} stroke={1.5} className={styles['icon'] ?? ''} aria-hidden="true" />}
    <div className={styles['content']}>
      {title === undefined ? null : <p className={styles['title']}>{title}</p>}
      {children}
    </div>
  </div>
);
