import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../src-preload/contract/methods.ts';
import { useAllPairs } from '../../api/use-all.ts';
import { useSaveAs } from '../../api/use-save-as.ts';
import { counted } from '../../text/plural.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { NameSelect } from '../../ui/name-select.tsx';
import { tellWritten } from '../../ui/tell-written.tsx';
import styles from './health.module.css';

type Format = Input<'overview.report'>['format'];
type About = 'all' | 'pair' | 'group';

const isAbout = (word: string): word is About => ['all', 'pair', 'group'].includes(word);

const useReport = (onDone: () => void) => {
  const save = useSaveAs('overview.report');
  const write = (format: Format, narrowing: Pick<Input<'overview.report'>, 'pairId' | 'groupPath'>) =>
    save.start({ suggestedName: `mirrors.${format}`, extensions: [format] }, (file) => ({ file, format, ...narrowing }), ({ bytes, mirrors }, name) => {
      tellWritten(counted(mirrors, 'mirror'), { name, bytes });
      onDone();
    });
  return { write, busy: save.busy, failure: save.failure };
};

/** The state of all mirrors, of a pair or of a group, as CSV or as a page to print. */
export const ReportDialog = ({ onClose }: { onClose: () => void }) => {
  const [format, setFormat] = useState<Format>('csv');
  const [about, setAbout] = useState<About>('all');
  const [pairId, setPairId] = useState<number | null>(null);
  const [groupPath, setGroupPath] = useState('');
  const pairs = useAllPairs().data?.items ?? [];
  const { write, busy, failure } = useReport(onClose);
  const incomplete = (about === 'pair' && pairId === null) || (about === 'group' && groupPath.trim() === '');
  const submit = (event?: React.FormEvent) => {
    event?.preventDefault();
    write(format, { ...(about === 'pair' && pairId !== null ? { pairId } : {}), ...(about === 'group' ? { groupPath: groupPath.trim() } : {}) });
  };
  return (
    <FormDialog title="Write a report" verb="Choose file" busy={busy} dirty={groupPath.trim() !== ''} disabled={incomplete} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className={styles['fields']}>
        <Radio.Group label="About" value={about} onChange={(word) => setAbout(isAbout(word) ? word : 'all')}>
          <Stack gap={8} mt={4}>
            <Radio value="all" label="All mirrors" />
            <Radio value="pair" label="The mirrors of a pair" />
            <Radio value="group" label="The mirrors of a group and what lies below it" />
          </Stack>
        </Radio.Group>
        {about === 'pair' ? <NameSelect what="pair" label="Pair" items={pairs} value={pairId === null ? null : String(pairId)} onChange={(chosen) => setPairId(chosen === null ? null : Number(chosen))} /> : null}
        {about === 'group' ? <TextInput label="Group path" description="As on the source, such as platform/services." maxLength={500} value={groupPath} onChange={(event) => setGroupPath(event.currentTarget.value)} /> : null}
        <Radio.Group label="Format" value={format} onChange={(word) => setFormat(word === 'html' ? 'html' : 'csv')}>
          <Stack gap={8} mt={4}>
            <Radio value="csv" label="CSV" description="One line per mirror, for a spreadsheet." />
            <Radio value="html" label="HTML" description="A page to read and to print; it loads nothing." />
          </Stack>
        </Radio.Group>
      </div>
    </FormDialog>
  );
};
