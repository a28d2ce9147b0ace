import { useMemo, useState } from 'react';
import type { Input } from '../../../src-preload/contract/methods.ts';
import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { useChange } from '../../api/use-change.ts';
import { changedOverrides, filterClash, INHERIT_ALL } from './overrides.ts';
import { useLastPair } from './last-pair.ts';

export type Draft = { source: ProjectSummary | null; target: ProjectSummary | null; enabled: boolean; overrides: MirrorOverrides };

const EMPTY: Draft = { source: null, target: null, enabled: true, overrides: INHERIT_ALL };

/** An empty expression that overrides an inherited one is a value; else only what was set is sent. */
const inputOf = (pair: Pair | null, { source, target, enabled, overrides }: Draft): Input<'mirrors.create'> | null =>
  pair === null || source === null || target === null || filterClash(pair, overrides) !== null
    ? null
    : { pairId: pair.id, source: source.id, target: target.id, enabled, overrides: changedOverrides(INHERIT_ALL, overrides) };

/** What stands in the form of a new mirror, its check and its creation. A check counts only for the input that was checked. */
export const useNewMirror = (pairs: readonly Pair[], pairInAddress: number | null) => {
  const { pairId: last, remember } = useLastPair();
  const [chosen, setChosen] = useState<number | null>(null);
  const [entered, setEntered] = useState<{ pairId: number | null; draft: Draft }>({ pairId: null, draft: EMPTY });
  const checking = useChange('mirrors.preflight');
  const creating = useChange('mirrors.create');

  const only = pairs.length === 1 ? pairs[0] : undefined;
  const pair = [chosen, pairInAddress, last].map((id) => pairs.find((one) => one.id === id)).find((one) => one !== undefined) ?? only ?? null;
  // Projects belong to the pair's instances: with another pair the form begins anew.
  const draft = entered.pairId === (pair?.id ?? null) ? entered.draft : EMPTY;
  const input = useMemo(() => inputOf(pair, draft), [pair, draft]);
  const checked = checking.variables !== undefined && JSON.stringify(checking.variables) === JSON.stringify(input);

  return {
    pair,
    draft,
    /** Something was entered beside the pair. */
    isEntered: JSON.stringify(draft) !== JSON.stringify(EMPTY),
    choosePair: (id: number) => {
      setChosen(id);
      creating.reset();
    },
    change: (part: Partial<Draft>) => {
      setEntered({ pairId: pair?.id ?? null, draft: { ...draft, ...part } });
      creating.reset();
    },
    input,
    preflight: checked ? (checking.data ?? null) : null,
    checkError: checked ? checking.error : null,
    isChecking: checking.isPending,
    check: () => {
      if (input !== null) checking.mutate(input);
    },
    createError: creating.error,
    isCreating: creating.isPending,
    create: (onCreated: (mirrorId: number) => void) => {
      if (input === null) return;
      remember(input.pairId);
      creating.mutate(input, { onSuccess: ({ id }) => onCreated(id) });
    },
  };
};
