import { Radio } from '@mantine/core';
import { navigate, useRoute } from '../../state/route.ts';
import styles from './welcome.module.css';

const BEGINNINGS = [
  { value: 'new', label: 'New servers', text: 'Add the servers, join them to a pair, create the first mirror.' },
  { value: 'restore', label: 'Open a backup', text: 'What another computer has: you look through it, restore it, and work on in a minute.' },
  { value: 'web', label: 'From the web application', text: 'Its backup, with instances, pairs, mirrors and the links of copied issues.' },
] as const;

const choose = (next: string): void => (next === 'new' ? navigate('start', { replace: true }) : navigate('transfer', { params: { do: next }, replace: true }));

/** What comes after the vault was set up: a new beginning, or what another computer or the web application has. The address keeps it. */
export const BeginWith = () => {
  const chosen = useRoute(({ screen, params }) => (screen === 'transfer' ? (params['do'] ?? 'new') : 'new'));
  return (
    <Radio.Group label="Begin with" value={chosen} onChange={choose}>
      <div className={styles['beginnings']}>{BEGINNINGS.map(({ value, label, text }) => <Radio key={value} size="sm" value={value} label={label} description={text} />)}</div>
    </Radio.Group>
  );
};
