import { cx } from './cx.ts';
import styles from './tag.module.css';

type TagProps = { children: React.ReactNode; tone?: 'quiet' | 'ok' | 'warn' | 'bad' | 'working'; mono?: boolean };

/** A short fact in a frame: a scope, an edition. */
export const Tag = ({ children, tone = 'quiet', mono = false }: TagProps) => (
  <span className={cx(styles['tag'], styles[tone], mono && styles['mono'])}>{children}</span>
);
