import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSaveAs } from '../../api/use-save-as.ts';
import { counted } from '../../text/plural.ts';
import { tellWritten } from '../../ui/tell-written.tsx';
import type { ActivityFilters } from './activity-filters.ts';

const FORMATS = [{ format: 'csv', label: 'As CSV' }, { format: 'json', label: 'As JSON' }] as const;

type Format = (typeof FORMATS)[number]['format'];

/** Writes the entries that the filters leave, all of them, into a file. */
export const useActivityExport = (filters: ActivityFilters) => {
  const save = useSaveAs('activity.export');
  const start = (format: Format) =>
    save.start({ suggestedName: `activity.${format}`, extensions: [format] }, (file) => ({ file, format, filters }), ({ bytes, entries }, name) => tellWritten(counted(entries, 'entry', 'entries'), { name, bytes }));
  return { start, busy: save.busy, failure: save.failure };
};

/** In which format. */
export const ActivityExport = ({ busy, onStart }: { busy: boolean; onStart: (format: Format) => void }) => (
  <Menu position="bottom-end">
    <Menu.Target><Button variant="default" loading={busy} leftSection={<IconDownload size={16} stroke={1.5} />}>Export</Button></Menu.Target>
    <Menu.Dropdown>{FORMATS.map(({ format, label }) => <Menu.Item key={format} onClick={() => onStart(format)}>{label}</Menu.Item>)}</Menu.Dropdown>
  </Menu>
);
