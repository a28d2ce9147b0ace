import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { use, useRef, useState } from 'react';
import { ActiveRow } from './active-row.ts';

/** `denied`: why whoever is here may not choose it. */
export type RowAction = { label: string; onSelect: () => void; disabled?: boolean; danger?: boolean; denied?: string | null };

type RowMenuProps = { label: string; actions: readonly RowAction[] };

/**
 * What can be done with one row: reached with Tab from the row, opened with Enter, arrows inside. `label` names the row's object.
 * The menu itself is made when it is first wanted: rows pass by in thousands, and it is the dearest part of one.
 */
export const RowMenu = ({ label, actions }: RowMenuProps) => {
  const [wanted, setWanted] = useState(false);
  const place = useRef<HTMLButtonElement>(null);
  const button = (
    <ActionIcon ref={place} variant="subtle" color="gray" size={24} aria-label={`Actions for ${label}`} aria-haspopup="menu" tabIndex={use(ActiveRow) === false ? -1 : 0} {...(wanted ? {} : { onClick: () => setWanted(true) })}>
      <IconDots size={18} stroke={1.5} />
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <Menu position="bottom-end" width={200} defaultOpened returnFocus={false} onClose={() => place.current?.focus()}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label: verb, onSelect, disabled = false, danger = false, denied = null }) => (
          <Menu.Item key={verb} disabled={disabled || denied !== null} {...(denied === null ? {} : { title: denied, 'aria-description': denied })} {...(danger ? { color: 'red' } : {})} onClick={onSelect}>{verb}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
