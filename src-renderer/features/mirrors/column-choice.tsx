import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { OptionalColumn, useMirrorViews } from './mirror-views.ts';
import { COLUMN_WORD } from './mirror-columns.tsx';

/** Which columns the list shows; remembered on this computer. A narrow window leaves some out by itself. */
export const ColumnChoice = () => {
  const { columns, showColumns } = useMirrorViews();
  const toggle = (column: OptionalColumn) => showColumns(columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column]);
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconColumns3 size={16} stroke={1.5} />}>Columns</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OptionalColumn.options.map((column) => (
          <Menu.CheckboxItem key={column} checked={columns.includes(column)} onChange={() => toggle(column)}>{COLUMN_WORD[column]}</Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
