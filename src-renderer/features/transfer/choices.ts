import type { Input } from '../../../src-preload/contract/methods.ts';
import type { BackupDifference, DifferenceKind } from '../../../src-preload/contract/models/transfer.ts';

export type Side = 'mine' | 'theirs';
type Chosen = Pick<BackupDifference, 'kind' | 'id'>;

/** What becomes of everything that differs: by kind, and object by object where one is decided the other way. */
export type Choices = { kinds: Readonly<Partial<Record<DifferenceKind, Side>>>; otherwise: ReadonlyMap<string, Chosen> };

/** What is here stays unless it is said otherwise. */
export const NO_CHOICES: Choices = { kinds: {}, otherwise: new Map() };

const keyOf = ({ kind, id }: Chosen): string => `${kind} ${id}`;
const other = (side: Side): Side => (side === 'mine' ? 'theirs' : 'mine');

export const sideOfKind = ({ kinds }: Choices, kind: DifferenceKind): Side => kinds[kind] ?? 'mine';

export const sideOf = (choices: Choices, object: Chosen): Side => {
  const side = sideOfKind(choices, object.kind);
  return choices.otherwise.has(keyOf(object)) ? other(side) : side;
};

/** How many of a kind become what the file says, of so many that differ. */
export const takenOf = (choices: Choices, kind: DifferenceKind, different: number): number => {
  const single = [...choices.otherwise.values()].filter((object) => object.kind === kind).length;
  return sideOfKind(choices, kind) === 'theirs' ? different - single : single;
};

/** Decides a whole kind; what was said of its single objects is forgotten. */
export const withKind = ({ kinds, otherwise }: Choices, kind: DifferenceKind, side: Side): Choices => ({
  kinds: { ...kinds, [kind]: side },
  otherwise: new Map([...otherwise].filter(([, object]) => object.kind !== kind)),
});

export const withObject = (choices: Choices, { kind, id }: Chosen, side: Side): Choices => {
  const otherwise = new Map(choices.otherwise);
  if (side === sideOfKind(choices, kind)) otherwise.delete(keyOf({ kind, id }));
  else otherwise.set(keyOf({ kind, id }), { kind, id });
  return { ...choices, otherwise };
};

export const choicesInput = ({ kinds, otherwise }: Choices): NonNullable<Input<'transfer.restore'>['choices']> => ({ default: 'mine', kinds, otherwise: [...otherwise.values()] });
