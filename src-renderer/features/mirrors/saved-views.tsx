import { Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { cx } from '../../ui/cx.ts';
import chip from '../../ui/filter-chip.module.css';
import { useMirrorViews, type View, VIEW_NAME_MAX } from './mirror-views.ts';
import styles from './saved-views.module.css';

type Params = Readonly<Record<string, string>>;

const same = (a: Params, b: Params): boolean => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, word]) => b[name] === word);

type SavedViewsProps = { params: Params; onShow: (params: Params) => void };

/** Named views as chips: filters, order and columns come back with one click. */
export const SavedViews = ({ params, onShow }: SavedViewsProps) => {
  const { views, columns, drop, showColumns } = useMirrorViews();
  if (views.length === 0) return null;
  const show = (view: View) => {
    showColumns(view.columns);
    onShow(view.params);
  };
  return (
    <div role="group" aria-label="Saved views" className={styles['views']}>
      {views.map((view) => {
        const current = same(view.params, params) && view.columns.join(' ') === columns.join(' ');
        return (
          <span key={view.name} className={cx(chip['chip'], current && chip['on'])}>
            <button type="button" className={cx(chip['button'], styles['name'])} aria-pressed={current} title={view.name} onClick={() => show(view)}>{view.name}</button>
            <button type="button" className={chip['clear']} aria-label={`Forget view ${view.name}`} onClick={() => drop(view.name)}><IconX size={14} stroke={1.5} aria-hidden="true" /></button>
          </span>
        );
      })}
    </div>
  );
};

/** Keeps what is shown now under a name. */
export const SaveView = ({ params }: { params: Params }) => {
  const { columns, views, keep } = useMirrorViews();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (trimmed === '') return;
    keep({ name: trimmed, params: { ...params }, columns: [...columns] });
    setName('');
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconBookmark size={16} stroke={1.5} />} onClick={() => setOpened((before) => !before)}>Save view</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form aria-label="Save view" onSubmit={save} className={styles['form']}>
          <TextInput
            label="Name of the view"
            description={views.some((view) => view.name === trimmed) ? 'Replaces the view of this name.' : 'Keeps filters, order and columns.'}
            maxLength={VIEW_NAME_MAX}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" disabled={trimmed === ''}>Save view</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
