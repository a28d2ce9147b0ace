import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { useSaveAs } from '../../api/use-save-as.ts';
import { fileSize } from '../../text/file-size.ts';
import { counted } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import styles from './transfer.module.css';

const FORMATS = [{ format: 'json', label: 'Export as JSON' }, { format: 'yaml', label: 'Export as YAML' }] as const;

/** A pair's mirrors into a file, and out of one: an import leads to its plan. */
export const PairFiles = ({ pairId }: { pairId: number }) => {
  const deniedExport = useDenied('transfer.exportPair');
  const deniedImport = useDenied('plans.make');
  const name = useChange('transfer.exportName');
  const save = useSaveAs('transfer.exportPair');
  const choose = useChange('files.choose');
  const plan = usePlan();
  const [written, setWritten] = useState('');
  const exportAs = (format: 'json' | 'yaml') => {
    setWritten('');
    name.mutate({ pairId, format }, {
      onSuccess: ({ name: suggestedName }) =>
        save.start({ suggestedName, extensions: [format] }, (file) => ({ pairId, format, file }), ({ mirrors, bytes }, where) => setWritten(`${counted(mirrors, 'mirror')} written to ${where}, ${fileSize(bytes)}.`)),
    });
  };
  const importFile = () => choose.mutate({ as: 'open', extensions: ['json', 'yaml', 'yml'] }, {
    onSuccess: ({ grant }) => {
      if (grant !== null) plan.make({ kind: 'import', pairId, file: { grant } });
    },
  });
  const unwritten = name.error?.failure ?? save.failure;
  const failure = choose.error?.failure ?? plan.failure;
  return (
    <div className={styles['stack']}>
      <div className={styles['buttons']}>
        {FORMATS.map(({ format, label }) => <ActionButton key={format} variant="default" denied={deniedExport} loading={name.isPending || save.busy} onClick={() => exportAs(format)}>{label}</ActionButton>)}
        <ActionButton variant="default" denied={deniedImport} loading={choose.isPending || plan.making === 'import'} onClick={importFile}>Import a file</ActionButton>
      </div>
      <p role="status" className={styles['quiet']}>{plan.making === 'import' ? 'Reading the file, and both sides on GitLab…' : written}</p>
      {unwritten === null ? null : <FailureNotice failure={unwritten} title="The file was not written" />}
      {failure === null ? null : <FailureNotice failure={failure} title="The file was not planned" />}
    </div>
  );
};
