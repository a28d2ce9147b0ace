import { Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { hrefOf } from '../../state/route.ts';
import { type Ability, DIRECTION, directionMeaning, pullAbility } from '../../text/directions.ts';
import { counted } from '../../text/plural.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { NameSelect } from '../../ui/name-select.tsx';
import { Note } from '../../ui/note.tsx';
import type { PairValues } from './pair-values.ts';
import styles from './pairs.module.css';

type EndsFieldsProps = {
  form: UseFormReturnType<PairValues>;
  /** null: not here yet. */
  instances: readonly Instance[] | null;
  source: Instance | null;
  target: Instance | null;
  /** Mirrors of the pair: instances and direction are fixed while there are some. */
  fixedBy: number;
};

const TONE: Record<Ability['state'], 'quiet' | 'bad'> = { yes: 'quiet', unknown: 'quiet', no: 'bad' };

type FixedEndsProps = { direction: Direction; names: { source: string; target: string }; mirrors: number };

/** What cannot change any more, and why. */
const FixedEnds = ({ direction, names, mirrors }: FixedEndsProps) => (
  <>
    <KeyValue items={[{ label: 'Source', value: names.source }, { label: 'Target', value: names.target }, { label: 'Direction', value: DIRECTION[direction] }]} />
    <Note>These are fixed while the pair has {counted(mirrors, 'mirror')}: GitLab has {mirrors === 1 ? 'it' : 'them'} between these instances. For other ones make another pair.</Note>
  </>
);

/** Source, target and direction, with what the direction means for these two. */
export const EndsFields = ({ form, instances, source, target, fixedBy }: EndsFieldsProps) => {
  const names = { source: source?.name ?? 'the source', target: target?.name ?? 'the target' };
  const pull = form.getValues().direction === 'pull' && target !== null ? pullAbility(target) : null;
  if (fixedBy > 0) return <FixedEnds direction={form.getValues().direction} names={names} mirrors={fixedBy} />;
  return (
    <>
      {instances === null || instances.length >= 2 ? null : <Note tone="warn">A pair joins two instances; {instances.length === 0 ? 'none is' : 'one is'} registered. <a href={hrefOf('instances', { id: 'new' })}>Add instance</a></Note>}
      <NameSelect what="instance" label="Source" items={instances ?? []} {...form.getInputProps('sourceInstanceId')} />
      <NameSelect what="instance" label="Target" items={instances ?? []} {...form.getInputProps('targetInstanceId')} />
      <Radio.Group label="Direction" {...form.getInputProps('direction')}>
        <div className={styles['radios']}>
          <Radio size="xs" value="push" label="Push" description={directionMeaning('push', names)} />
          <Radio size="xs" value="pull" label="Pull" description={directionMeaning('pull', names)} />
        </div>
      </Radio.Group>
      {pull === null ? null : <Note tone={TONE[pull.state]}>{pull.words}</Note>}
    </>
  );
};
