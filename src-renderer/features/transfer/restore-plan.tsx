import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import type { BackupDifference, DifferenceKind, DifferenceState, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { useChange } from '../../api/use-change.ts';
import { DIFFERENCE, KINDS } from '../../text/transfer-words.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { ActionFoot, FootGap } from '../../ui/action-foot.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type Choices, choicesInput, NO_CHOICES, type Side, sideOf, sideOfKind, withKind, withObject } from './choices.ts';
import { type DifferenceFilter, DifferenceList, NO_FILTER } from './difference-list.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { InspectionCounts, InspectionFacts } from './inspection-facts.tsx';
import type { Opened } from './open-backup.tsx';
import { NO_ANSWERS, OriginList, questionsLeft } from './origin-list.tsx';
import styles from './plan.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { RunProgress } from './run-progress.tsx';
import { SideChoice } from './side-choice.tsx';
import shared from './transfer.module.css';

type RestorePlanProps = { opened: Opened; onRestored: (restored: Output<'transfer.restore'>) => void; onClose: () => void };

const WAYS = [{ value: 'merge', label: 'Merge' }, { value: 'replace', label: 'Replace' }] as const;
const WAY_MEANING: Record<RestoreHow, string> = {
  merge: 'What is new in the file is added. Of what differs you choose; what is only here stays.',
  replace: 'This machine becomes what the file says. What is only here is removed here.',
};
const STATES = (['different', 'new', 'missing', 'same'] as const satisfies readonly DifferenceState[]).map((value) => ({ value, label: DIFFERENCE[value].word }));
const KIND_LIST = ['settings', 'instance', 'pair', 'mirror'] as const satisfies readonly DifferenceKind[];
const KIND_OPTIONS = KIND_LIST.map((value) => ({ value, label: KINDS[value] }));
const COUNTED = { settings: 'settings', instance: 'instances', pair: 'pairs', mirror: 'mirrors' } as const;

/** What a backup would change here, object by object, the questions that have to be answered first, and the word to do it. */
export const RestorePlan = ({ opened: { inspection, passphrase, name }, onRestored, onClose }: RestorePlanProps) => {
  const restore = useChange('transfer.restore');
  const [how, setHow] = useState<RestoreHow>('merge');
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [filter, setFilter] = useState<DifferenceFilter>(NO_FILTER);
  const [chosen, setChosen] = useState<BackupDifference | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const choose = useCallback((object: BackupDifference, side: Side) => setChoices((before) => withObject(before, object, side)), []);
  const { compared, instances, grant } = inspection;
  const questions = instances.filter(({ id, state, needsApproval }) => needsApproval && (state === 'new' || how === 'replace' || sideOf(choices, { kind: 'instance', id }) === 'theirs'));
  const left = questionsLeft(questions, answers);
  const differing = KIND_LIST.filter((kind) => compared[COUNTED[kind]].different + (kind === 'settings' ? compared.settings.new : 0) > 0);
  const asked = new Set(questions.map(({ origin }) => origin));
  const { leave } = useUnsaved('Open a backup', choices !== NO_CHOICES || answers !== NO_ANSWERS);
  const run = () => {
    setIsAsking(false);
    restore.mutate({
      file: { grant }, how, choices: choicesInput(choices), approve: [...answers.approved].filter((origin) => asked.has(origin)), ...(passphrase === null ? {} : { passphrase }),
      tokens: questions.filter(({ needsToken }) => needsToken).map(({ origin }) => ({ origin, token: (answers.tokens.get(origin) ?? '').trim() })),
    }, { onSuccess: onRestored });
  };
  return (
    <Screen
      title="Open a backup"
      search={{ label: 'Search objects', value: filter.text, onSearch: (text) => setFilter((before) => ({ ...before, text })) }}
      action={<Button variant="default" disabled={restore.isPending} onClick={() => leave(onClose)}>Choose another file</Button>}
      panel={chosen === null ? null : <DifferencePanel difference={chosen} how={how} side={sideOf(choices, chosen)} onChoose={(side) => choose(chosen, side)} onClose={() => setChosen(null)} />}
      onClosePanel={() => setChosen(null)}
    >
      <div className={styles['full']}>
        <div className={styles['head']}>
          <div className={styles['beside']}>
            <InspectionFacts inspection={inspection} name={name} />
            <InspectionCounts compared={compared} />
          </div>
          <div className={shared['buttons']}>
            <SegmentedFilter label="What to do with it" options={WAYS} value={how} onChange={setHow} />
            <span className={shared['quiet']}>{WAY_MEANING[how]}</span>
          </div>
          {how === 'merge' && differing.length > 0 ? (
            <div className={shared['buttons']}>
              {differing.map((kind) => <span key={kind} className={shared['buttons']}><span>{KINDS[kind]} that differ:</span> <SideChoice label={`${KINDS[kind]} that differ`} side={sideOfKind(choices, kind)} onChange={(side) => setChoices((before) => withKind(before, kind, side))} /></span>)}
            </div>
          ) : null}
          {questions.length === 0 ? null : <OriginList questions={questions} answers={answers} disabled={restore.isPending} onChange={setAnswers} />}
        </div>
        <div className={styles['filters']}>
          <FilterChip label="State" options={STATES} value={filter.state} onChange={(state) => setFilter((before) => ({ ...before, state }))} />
          <FilterChip label="Kind" options={KIND_OPTIONS} value={filter.kind} onChange={(kind) => setFilter((before) => ({ ...before, kind }))} />
        </div>
        <div className={styles['grid']}><DifferenceList inspection={inspection.inspection} filter={filter} how={how} choices={choices} chosen={chosen} onChoose={choose} onOpen={setChosen} /></div>
        <ActionFoot failure={restore.error?.failure ?? null} failed="Nothing was changed">
          {restore.isPending ? <RunProgress what="restore" label="Restoring" /> : (
            <>
              <FootGap />
              <span role="status" className={shared['quiet']}>{left}</span>
              <Button disabled={left !== ''} onClick={() => setIsAsking(true)}>{how === 'replace' ? 'Replace' : 'Merge'}</Button>
            </>
          )}
        </ActionFoot>
      </div>
      {isAsking ? <RestoreDialog how={how} compared={compared} choices={choices} onConfirm={run} onClose={() => setIsAsking(false)} /> : null}
    </Screen>
  );
};
