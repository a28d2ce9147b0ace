import { InlineButton } from '../../ui/inline-button.tsx';
import type { Side } from './choices.ts';
import styles from './side-choice.module.css';

const SIDES = [['mine', 'Keep'], ['theirs', 'Take the file’s']] as const;

type SideChoiceProps = { label: string; side: Side; onChange: (side: Side) => void };

/** What is here, or what the file says. */
export const SideChoice = ({ label, side, onChange }: SideChoiceProps) => (
  <span role="group" aria-label={label} className={styles['sides']}>
    {SIDES.map(([value, word]) => <InlineButton key={value} aria-pressed={side === value} onClick={() => onChange(value)}>{word}</InlineButton>)}
  </span>
);
