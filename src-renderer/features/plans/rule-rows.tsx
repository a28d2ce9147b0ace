import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { PathValues } from './path-rules.ts';
import styles from './plan-form.module.css';

type Form = UseFormReturnType<PathValues>;

const Drop = ({ label, onDrop }: { label: string; onDrop: () => void }) => (
  <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onDrop}><IconX size={16} stroke={1.5} /></ActionIcon>
);

/** Paths that change on the way, one row each. */
export const RenameRows = ({ form }: { form: Form }) => (
  <div role="group" aria-label="Renamed paths" className={styles['rows']}>
    <p className={styles['rowsTitle']}>Renamed paths</p>
    <p className={styles['quiet']}>Path below the source group, and what it is below the target group.</p>
    {form.values.rename.map((_, at) => (
      // The place is the row's only identity: rows are neither sorted nor moved.
      <div key={at} className={styles['row']}>
        <TextInput aria-label={`From, row ${at + 1}`} placeholder="backend/billing" maxLength={LIMITS.projectPath} {...form.getInputProps(`rename.${at}.from`)} />
        <span className={styles['becomes']} aria-hidden="true">→</span>
        <TextInput className={styles['grows'] ?? ''} aria-label={`To, row ${at + 1}`} placeholder="ledger" maxLength={LIMITS.projectPath} {...form.getInputProps(`rename.${at}.to`)} />
        <Drop label={`Remove renamed path ${at + 1}`} onDrop={() => form.removeListItem('rename', at)} />
      </div>
    ))}
    <div><Button variant="default" size="compact-sm" onClick={() => form.insertListItem('rename', { from: '', to: '' })}>Add renamed path</Button></div>
  </div>
);

/** Paths that are left out, one row each. */
export const ExcludeRows = ({ form }: { form: Form }) => (
  <div role="group" aria-label="Left out" className={styles['rows']}>
    <p className={styles['rowsTitle']}>Left out</p>
    <p className={styles['quiet']}>Paths below the source group; * stands for any text: archive/*</p>
    {form.values.exclude.map((_, at) => (
      <div key={at} className={styles['row']}>
        <TextInput aria-label={`Left out, row ${at + 1}`} placeholder="archive/*" maxLength={LIMITS.projectPath} {...form.getInputProps(`exclude.${at}`)} />
        <Drop label={`Remove left-out path ${at + 1}`} onDrop={() => form.removeListItem('exclude', at)} />
      </div>
    ))}
    <div><Button variant="default" size="compact-sm" onClick={() => form.insertListItem('exclude', '')}>Leave out a path</Button></div>
  </div>
);
