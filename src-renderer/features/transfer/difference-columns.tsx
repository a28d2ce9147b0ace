import type { BackupDifference, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { fieldLabel } from '../../text/fields.ts';
import { DIFFERENCE, KIND, nameOfDifference } from '../../text/transfer-words.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import { type Choices, type Side, sideOf } from './choices.ts';
import { SideChoice } from './side-choice.tsx';

/** What becomes of an object, in words. */
export const outcome = ({ state }: Pick<BackupDifference, 'state'>, how: RestoreHow, side: Side): string => {
  switch (state) {
    case 'same':
      return 'stays';
    case 'new':
      return 'is added';
    case 'missing':
      return how === 'replace' ? 'is removed here' : 'stays';
    case 'different':
      return how === 'replace' || side === 'theirs' ? 'becomes the file’s' : 'stays';
  }
};

type ColumnsOf = { how: RestoreHow; choices: Choices; onChoose: (object: BackupDifference, side: Side) => void };

/** Each object with what differs and what becomes of it; where two are merged, what differs is chosen in its row. */
export const differenceColumns = ({ how, choices, onChoose }: ColumnsOf): readonly GridColumn<BackupDifference>[] => [
  { id: 'state', header: 'State', width: 88, cell: ({ state }) => <Tag tone={DIFFERENCE[state].tone}>{DIFFERENCE[state].word}</Tag> },
  { id: 'kind', header: 'Kind', width: 72, cell: ({ kind }) => KIND[kind], hideBelow: 720 },
  { id: 'object', header: 'Object', width: 200, grow: 2, cell: (one) => <span title={nameOfDifference(one)}>{nameOfDifference(one)}</span> },
  { id: 'fields', header: 'What differs', width: 160, grow: 1, cell: ({ fields }) => fields.map(fieldLabel).join(', '), hideBelow: 860 },
  {
    id: 'outcome', header: how === 'merge' ? 'Choice' : 'What happens', width: 168,
    cell: (one) => (how === 'merge' && one.state === 'different'
      ? <SideChoice label={`Choice for ${nameOfDifference(one)}`} side={sideOf(choices, one)} onChange={(side) => onChoose(one, side)} />
      : outcome(one, how, sideOf(choices, one))),
  },
];
