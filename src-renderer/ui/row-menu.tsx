import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { use } from 'react';
import { ActiveRow } from './active-row.ts';

export type RowAction = { label: string; onSelect: () => void; disabled?: boolean; danger?: boolean };

/** What can be done with one row: reached with Tab from the row, opened with Enter, arrows inside. `label` names the row's object. */
export const RowMenu = ({ label, actions }: { label: string; actions: readonly RowAction[] }) => (
  <Menu position="bottom-end" width={200}>
    <Menu.Target>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Actions for ${label}`} tabIndex={use(ActiveRow) ? 0 : -1}>
        <IconDots size={18} stroke={1.5} />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      {actions.map(({ label: verb, onSelect, disabled = false, danger = false }) => (
        <Menu.Item key={verb} disabled={disabled} {...(danger ? { color: 'red' } : {})} onClick={onSelect}>{verb}</Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
);
