import type { Db } from './access.ts';

/** A statement that is built at its first use and kept with its database: building one costs more than running it. */
export const prepared = <T>(build: (db: Db) => T): ((db: Db) => T) => {
  const kept = new WeakMap<Db, T>();
  return (db) => {
    const known = kept.get(db);
    if (known !== undefined) return known;
    const made = build(db);
    kept.set(db, made);
    return made;
  };
};
