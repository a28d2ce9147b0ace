import { useCallback, useEffect, useRef, useState } from 'react';
import { useUnsaved } from '../../state/unsaved.ts';
import type { RuleField } from './rule-row.tsx';

type RulesOptions<R> = {
  title: string;
  initial: readonly R[];
  fresh: R;
  /** By row and field: `3.target`. */
  errorsOf: (rows: readonly R[]) => Readonly<Record<string, string>>;
};

/** Where the focus goes next. */
type Wanted = { at: number; field: RuleField };

const NO_ERRORS: Readonly<Record<string, string>> = {};

const placeOf = (key: string): Wanted => {
  const [at, field] = key.split('.');
  return { at: Number(at), field: field === 'target' ? 'target' : 'source' };
};

/** Rows of rules under edit: thousands of fields, of which a windowed table shows some. A new row stands at the top and takes the cursor. */
export const useRules = <R extends object>({ title, initial, fresh, errorsOf }: RulesOptions<R>) => {
  const [rows, setRows] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const dirty = rows !== saved && JSON.stringify(rows) !== JSON.stringify(saved);
  useUnsaved(title, dirty);
  useEffect(() => {
    if (wanted !== null && rows.length === 0) adder.current?.focus();
  }, [wanted, rows]);

  const change = (next: readonly R[]) => {
    setRows(next);
    setErrors(NO_ERRORS);
  };
  const [firstWrong] = Object.keys(errors);
  return {
    rows,
    errors,
    dirty,
    adder,
    /** The field that takes the focus once its row is there. */
    wanted,
    onFocused: useCallback(() => setWanted(null), []),
    /** The first row that is wrong, with why. */
    wrong: firstWrong === undefined ? null : `Rule ${placeOf(firstWrong).at + 1}: ${errors[firstWrong] ?? ''}`,
    edit: (at: number, part: Partial<R>) => change(rows.map((row, index) => (index === at ? { ...row, ...part } : row))),
    drop: (at: number) => {
      const next = rows.filter((_, index) => index !== at);
      change(next);
      setWanted({ at: Math.max(0, Math.min(at, next.length - 1)), field: 'drop' });
    },
    add: () => {
      change([fresh, ...rows]);
      setWanted({ at: 0, field: 'source' });
    },
    /** Says what is wrong, or hands the rows over. */
    check: (onGood: (rows: readonly R[]) => void) => {
      const found = errorsOf(rows);
      setErrors(found);
      const [first] = Object.keys(found);
      if (first === undefined) onGood(rows);
      else setWanted(placeOf(first));
    },
    markSaved: () => setSaved(rows),
  };
};
