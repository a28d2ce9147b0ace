import { useEffect, useRef, useState } from 'react';

type RulesOptions<R> = {
  initial: readonly R[];
  fresh: R;
  /** By row and field: `3.target`. */
  errorsOf: (rows: readonly R[]) => Readonly<Record<string, string>>;
  onUnsaved: (unsaved: boolean) => void;
};

const NO_ERRORS: Readonly<Record<string, string>> = {};

/** Rows of rules under edit: thousands of fields, of which a windowed table shows some. A new row stands at the top and takes the cursor. */
export const useRules = <R extends object>({ initial, fresh, errorsOf, onUnsaved }: RulesOptions<R>) => {
  const [rows, setRows] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState(NO_ERRORS);
  const table = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState(0);
  const dirty = rows !== saved && JSON.stringify(rows) !== JSON.stringify(saved);
  useEffect(() => {
    onUnsaved(dirty);
    return () => onUnsaved(false);
  }, [dirty, onUnsaved]);
  useEffect(() => {
    if (added > 0) table.current?.querySelector('input')?.focus();
  }, [added]);

  const change = (next: readonly R[]) => {
    setRows(next);
    setErrors(NO_ERRORS);
  };
  const [firstWrong] = Object.keys(errors);
  return {
    rows,
    errors,
    dirty,
    table,
    /** The first row that is wrong, with why. */
    wrong: firstWrong === undefined ? null : `Rule ${Number(firstWrong.split('.')[0]) + 1}: ${errors[firstWrong] ?? ''}`,
    edit: (at: number, part: Partial<R>) => change(rows.map((row, index) => (index === at ? { ...row, ...part } : row))),
    drop: (at: number) => change(rows.filter((_, index) => index !== at)),
    add: () => {
      change([fresh, ...rows]);
      setAdded((before) => before + 1);
    },
    /** Says what is wrong, or hands the rows over. */
    check: (onGood: (rows: readonly R[]) => void) => {
      const found = errorsOf(rows);
      setErrors(found);
      if (Object.keys(found).length === 0) onGood(rows);
    },
    markSaved: () => setSaved(rows),
  };
};
