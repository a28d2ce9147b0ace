import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useSaveAs } from '../../api/use-save-as.ts';
import { fileSize } from '../../text/file-size.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { ActivityFilters } from './activity-filters.ts';

const FORMATS = [{ format: 'csv', label: 'As CSV' }, { format: 'json', label: 'As JSON' }] as const;

/** Writes the entries that the filters leave, all of them, into a file. */
export const ActivityExport = ({ filters }: { filters: ActivityFilters }) => {
  const save = useSaveAs('activity.export');
  const [written, setWritten] = useState('');
  const start = (format: 'csv' | 'json') =>
    save.start({ suggestedName: `activity.${format}`, extensions: [format] }, (file) => ({ file, format, filters }), ({ bytes, entries }, name) => setWritten(`${counted(entries, 'entry', 'entries')} written to ${name}, ${fileSize(bytes)}.`));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" loading={save.busy} leftSection={<IconDownload size={16} stroke={1.5} />}>Export</Button></Menu.Target>
        <Menu.Dropdown>{FORMATS.map(({ format, label }) => <Menu.Item key={format} onClick={() => start(format)}>{label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <span role="status">{written}</span>
      {save.failure === null ? null : <FailureNotice failure={save.failure} title="The file was not written" />}
    </>
  );
};
