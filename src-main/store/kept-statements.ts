import type Database from 'better-sqlite3';

type Sqlite = Database.Database;

/** More than the program has; lists of ids make a text for each of their lengths. */
const MOST = 400;
const IS_KEPT = /^\s*(?:select|insert|update|delete)\b/iu;

type Statement = ReturnType<Sqlite['prepare']>;

/** As it was when it was new: rows are objects. */
const fresh = (statement: Statement): Statement => (statement.reader ? statement.raw(false).pluck(false).expand(false) : statement);

/**
 * Compiles each text once: the query builder asks for its statement anew each time, and to compile one takes longer than to run it. A
 * statement that is being read from just now is not given a second time.
 */
export const keepStatements = (sqlite: Sqlite): void => {
  const compile = sqlite.prepare.bind(sqlite);
  const kept = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    const known = kept.get(text);
    if (known !== undefined && !known.busy) return fresh(known);
    const statement: Statement = compile(text);
    if (known !== undefined || !IS_KEPT.test(text)) return statement;
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(text, statement);
    return statement;
  };
  Object.defineProperty(sqlite, 'prepare', { value: prepare });
};
