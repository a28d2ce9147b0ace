import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { hrefOf, navigate } from '../../state/route.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { counted, figure } from '../../text/plural.ts';
import { ActionFoot, FootGap } from '../../ui/action-foot.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { Screen } from '../../ui/screen.tsx';
import styles from './plan.module.css';
import { RunProgress } from './run-progress.tsx';
import { Section } from './section.tsx';
import shared from './transfer.module.css';
import { canComeOver, type WebAnswers, type WebInspection, WebObjects, WebOrigins, webSummary } from './web-plan.tsx';
import { WhoWrites } from './who-writes.tsx';

type OpenedWeb = { inspection: WebInspection; name: string };

const TITLE = 'From the web application';
const back = <Button variant="default" onClick={() => navigate('transfer')}>Back to Transfer</Button>;

const OpenWeb = ({ onOpened }: { onOpened: (opened: OpenedWeb) => void }) => {
  const choose = useChange('files.choose');
  const inspect = useChange('transfer.inspectWebBackup');
  const pick = () => choose.mutate({ as: 'open', extensions: ['tar.gz', 'tgz', 'gz'] }, {
    onSuccess: ({ grant, name }) => {
      if (grant !== null) inspect.mutate({ file: { grant } }, { onSuccess: (inspection) => onOpened({ inspection, name: name ?? '' }) });
    },
  });
  const failure = choose.error?.failure ?? inspect.error?.failure ?? null;
  return (
    <div className={shared['page']}>
      <div className={shared['open']}>
        <p>Make a backup in the web application and choose it here: <span className={shared['mono']}>mirror-maestro-backup-….tar.gz</span>. It is read as it is and never unpacked; you see what comes over before it does.</p>
        <p className={shared['quiet']}>The file holds the key to its tokens. Keep it as safe as them, and remove it afterwards.</p>
        {failure === null ? null : <FailureNotice failure={failure} title="The file was not opened" />}
        {inspect.isPending ? <RunProgress what="inspect_web" label="Opening the web application’s backup" /> : <div className={shared['buttons']}><Button loading={choose.isPending} onClick={pick}>Choose file</Button></div>}
      </div>
    </div>
  );
};

type WebPlanProps = OpenedWeb & { onBrought: (brought: Output<'transfer.importWebBackup'>) => void; onClose: () => void };

const WebPlan = ({ inspection, name, onBrought, onClose }: WebPlanProps) => {
  const bring = useChange('transfer.importWebBackup');
  const [answers, setAnswers] = useState<WebAnswers>(new Map());
  const [isAsking, setIsAsking] = useState(false);
  const { origins, objects, total, grant, madeAt, appVersion } = inspection;
  const left = origins.filter(({ origin }) => !answers.has(origin)).length;
  const { leave } = useUnsaved(TITLE, answers.size > 0);
  const run = () => {
    setIsAsking(false);
    bring.mutate({ file: { grant }, approve: [...answers].map(([origin, network]) => ({ origin, network })) }, { onSuccess: onBrought });
  };
  return (
    <Screen title={TITLE} action={<Button variant="default" disabled={bring.isPending} onClick={() => leave(onClose)}>Choose another file</Button>}>
      <div className={styles['full']}>
        <div className={styles['head']}>
          <KeyValue items={[{ label: 'File', value: <PathText path={name} /> }, { label: 'Made', value: `${madeAt ?? 'it does not say when'}${appVersion === null ? '' : `, by version ${appVersion}`}` }, ...webSummary(inspection)]} />
          {origins.length === 0 ? null : <WebOrigins origins={origins} answers={answers} disabled={bring.isPending} onChange={setAnswers} />}
          {total > objects.length ? <Note>The first {figure(objects.length)} of {figure(total)} objects are shown.</Note> : null}
        </div>
        <div className={styles['grid']}><WebObjects objects={objects} /></div>
        <ActionFoot failure={bring.error?.failure ?? null} failed="Nothing was brought over">
          {bring.isPending ? <RunProgress what="import_web" label="Bringing it over" /> : (
            <>
              <FootGap />
              <span role="status" className={shared['quiet']}>{left === 0 ? '' : `${counted(left, 'address', 'addresses')} not confirmed: what needs ${left === 1 ? 'it' : 'them'} stays out.`}</span>
              <Button disabled={!canComeOver(inspection, answers)} onClick={() => setIsAsking(true)}>Bring it over</Button>
            </>
          )}
        </ActionFoot>
      </div>
      <ConfirmDialog opened={isAsking} title="Bring the web application over?" verb="Bring it over" onConfirm={run} onClose={() => setIsAsking(false)}>
        <p>Mirrors are adopted with GitLab’s own numbers; GitLab is neither asked nor changed. What is here already stays as it is.</p>
        <p>Background work rests afterwards. Switch the web application off first: two programs that copy the same issues would both write.</p>
      </ConfirmDialog>
    </Screen>
  );
};

const Brought = ({ brought: { made, leftOut } }: { brought: Output<'transfer.importWebBackup'> }) => (
  <div className={shared['page']}>
    <div className={shared['sections']}>
      <Section title="It came over">
        <KeyValue
          items={[
            { label: 'Instances', value: figure(made.instances) }, { label: 'Pairs', value: figure(made.pairs) }, { label: 'Mirrors', value: `${figure(made.mirrors)}, with ${counted(made.credentials, 'credential')}` },
            { label: 'Issue syncs', value: `${figure(made.issueSyncs)}, with ${counted(made.issueLinks, 'issue')} and ${counted(made.noteLinks, 'comment')} known as copies` }, { label: 'Stayed out', value: counted(leftOut, 'object') },
          ]}
        />
        <p>Test each instance once, so that its version and rights are known. Then compare the mirrors: green is only what was compared here.</p>
        <p className={shared['buttons']}><a href={hrefOf('instances')}>Open the instances</a><a href={hrefOf('mirrors')}>Open the mirrors</a></p>
      </Section>
      <WhoWrites />
    </div>
  </div>
);

/** The web application's backup, from the file to what came over. */
export const WebPage = () => {
  const [opened, setOpened] = useState<OpenedWeb | null>(null);
  const [brought, setBrought] = useState<Output<'transfer.importWebBackup'> | null>(null);
  if (brought !== null) return <Screen title={TITLE} action={back}><Brought brought={brought} /></Screen>;
  if (opened === null) return <Screen title={TITLE} action={back}><OpenWeb onOpened={setOpened} /></Screen>;
  return <WebPlan {...opened} onClose={() => setOpened(null)} onBrought={setBrought} />;
};
