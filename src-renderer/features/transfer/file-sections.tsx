import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useAllPairs } from '../../api/use-all.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { useSaveAs } from '../../api/use-save-as.ts';
import { hrefOf } from '../../state/route.ts';
import { fileSize } from '../../text/file-size.ts';
import { objectsLine } from '../../text/transfer-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import { PairField } from '../plans/pair-field.tsx';
import { PairFiles } from './pair-files.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';

/** One pair's mirrors as a file that others can import, or review in Git. */
export const PairFileSection = () => {
  const pairs = useAllPairs();
  const [chosen, setChosen] = useState<number | null>(null);
  const all = pairs.data?.items ?? [];
  const pair = all.find(({ id }) => id === chosen) ?? (all.length === 1 ? (all[0] ?? null) : null);
  return (
    <Section title="A pair as a file">
      <p className={styles['quiet']}>Its mirrors by their paths, with their settings and how issues are copied; no tokens. The JSON is the web application’s own. An import is a plan first.</p>
      {pairs.error === null ? null : <FailureNotice failure={pairs.error.failure} title="The pairs could not be read" onRetry={() => void pairs.refetch()} />}
      {pairs.data?.total === 0
        ? <p className={styles['quiet']}>There is no pair yet. <a href={hrefOf('pairs', { id: 'new' })}>New pair</a></p>
        : <PairField pairs={all} value={pair} onChange={(next) => setChosen(next?.id ?? null)} />}
      {pair === null ? null : <PairFiles key={pair.id} pairId={pair.id} />}
    </Section>
  );
};

/** Everything that is configured as one YAML file, and back by a plan. */
export const ConfigurationSection = () => {
  const denied = useDenied('transfer.exportConfiguration');
  const save = useSaveAs('transfer.exportConfiguration');
  const choose = useChange('files.choose');
  const plan = usePlan();
  const [prune, setPrune] = useState(false);
  const [written, setWritten] = useState('');
  const exportAll = () => {
    setWritten('');
    save.start({ suggestedName: 'mirror-maestro.yaml', extensions: ['yaml'] }, (file) => ({ file }), ({ bytes, ...counts }, where) => setWritten(`${objectsLine(counts)} written to ${where}, ${fileSize(bytes)}.`));
  };
  const planFrom = () => choose.mutate({ as: 'open', extensions: ['yaml', 'yml', 'json'] }, {
    onSuccess: ({ grant }) => {
      if (grant !== null) plan.make({ kind: 'configuration', file: { grant }, prune });
    },
  });
  const failure = choose.error?.failure ?? plan.failure;
  return (
    <Section title="The configuration as a file">
      <p className={styles['quiet']}>All instances, pairs, mirrors and rules as YAML, for review in Git. Tokens are references, never values. A file is compared with what is here, and a plan says what would change.</p>
      <Switch size="sm" label="Plan to remove what is not in the file" aria-label="Plan to remove what is not in the file" description="Without it, that is listed and stays." checked={prune} onChange={(event) => setPrune(event.currentTarget.checked)} />
      <div className={styles['buttons']}>
        <ActionButton variant="default" denied={denied} loading={save.busy} onClick={exportAll}>Export configuration</ActionButton>
        <ActionButton variant="default" denied={denied} loading={choose.isPending || plan.making === 'configuration'} onClick={planFrom}>Plan from a file</ActionButton>
      </div>
      <p role="status" className={styles['quiet']}>{written}</p>
      {save.failure === null ? null : <FailureNotice failure={save.failure} title="The file was not written" />}
      {failure === null ? null : <FailureNotice failure={failure} title="The file was not planned" />}
    </Section>
  );
};
