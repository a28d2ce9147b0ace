import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type InstanceRest, MaintenanceWindow } from '../../../src-preload/contract/models/background.ts';
import { useChange } from '../../api/use-change.ts';
import { minuteFrom, minuteWords } from '../../text/minute-words.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { DAYS, WEEK, windowWords } from './pause-words.ts';
import styles from './jobs.module.css';

/** The night to Sunday. */
const USUAL: MaintenanceWindow = { days: [6], from: 22 * 60, until: 4 * 60 };

const DAY = WEEK.map((day) => ({ value: String(day), label: DAYS[day] }));

/** The weekly hours in which the schedule leaves one instance alone; no day is no maintenance. */
export const MaintenanceDialog = ({ rest, onClose }: { rest: InstanceRest; onClose: () => void }) => {
  const change = useChange('background.setRest');
  const [days, setDays] = useState<string[]>((rest.maintenance?.days ?? []).map(String));
  const [from, setFrom] = useState(minuteWords((rest.maintenance ?? USUAL).from));
  const [until, setUntil] = useState(minuteWords((rest.maintenance ?? USUAL).until));
  const window = MaintenanceWindow.safeParse({ days: days.map(Number), from: minuteFrom(from), until: minuteFrom(until) });
  const isNone = days.length === 0;
  const entered = JSON.stringify([days.toSorted(), from, until]);
  const [before] = useState(entered);
  const submit = (event?: React.FormEvent) => {
    event?.preventDefault();
    if (isNone) change.mutate({ instanceId: rest.instanceId, maintenance: null }, { onSuccess: onClose });
    else if (window.success) change.mutate({ instanceId: rest.instanceId, maintenance: window.data }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={`Maintenance of “${rest.name}”`} verb="Save maintenance" busy={change.isPending} dirty={entered !== before} disabled={!isNone && !window.success} failure={change.error?.failure ?? null} onSubmit={submit} onClose={onClose}>
      <p>In these hours the schedule asks this server nothing: no status, no comparison, no issue sync, no renewal. What fell due runs afterwards, once. What a person starts is done at once all the same.</p>
      <Checkbox.Group label="Begins on" value={days} onChange={setDays}>
        <div className={styles['days']}>{DAY.map(({ value, label }, at) => <Checkbox key={value} value={value} label={label} {...(at === 0 ? { 'data-autofocus': true } : {})} />)}</div>
      </Checkbox.Group>
      <div className={styles['times']}>
        <TextInput type="time" label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="time" label="Until" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      </div>
      <p className={styles['quiet']} role="status">{isNone ? 'Without a day there is no maintenance.' : window.success ? `${windowWords(window.data)}, by this computer’s clock.` : 'Enter both times.'}</p>
    </FormDialog>
  );
};
