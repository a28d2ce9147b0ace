import { cx } from './cx.ts';
import styles from './inline-button.module.css';

/** A small deed in the middle of words or of a row: it looks as a link does, and is a button. What weighs is a Button of its own. */
export const InlineButton = ({ className, ...button }: Omit<React.ComponentProps<'button'>, 'type'>) => <button type="button" {...button} className={cx(styles['inline'], className)} />;
