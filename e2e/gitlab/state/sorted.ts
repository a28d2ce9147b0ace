/** Rows kept in the order of a number and, where it is equal, of their ids. A row's number must not change while it is in. */
export type Sorted<T> = {
  readonly rows: readonly T[];
  add(row: T): void;
  remove(row: T): void;
  /** Where the rows of at least this number begin. */
  firstAt(value: number): number;
};

/** Adding at the end is cheap, elsewhere it moves what follows. */
export const createSorted = <T extends { id: number }>(valueOf: (row: T) => number): Sorted<T> => {
  const rows: T[] = [];
  const position = (value: number, id: number): number => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = rows[middle];
      const isBefore = row !== undefined && (valueOf(row) < value || (valueOf(row) === value && row.id < id));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    rows,
    add: (row) => {
      rows.splice(position(valueOf(row), row.id), 0, row);
    },
    remove: (row) => {
      const at = position(valueOf(row), row.id);
      if (rows[at] === row) rows.splice(at, 1);
    },
    firstAt: (value) => position(value, -Infinity),
  };
};
