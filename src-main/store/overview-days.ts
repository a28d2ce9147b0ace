import { asc, gte, lt } from 'drizzle-orm';
import type { Access } from './access.ts';
import { dailyFigures } from './overview-schema.ts';
import type { OverviewRepo } from './overview-store.ts';

/** The recorded days. Nobody is told of a new figure: what it counts has told already. */
export const createDayRepo = ({ read, write }: Access): Pick<OverviewRepo, 'days' | 'setDay'> => ({
  days: (since) => read((db) => db.select().from(dailyFigures).where(gte(dailyFigures.day, since)).orderBy(asc(dailyFigures.day)).all()),

  setDay: ({ day, ...figures }, keepFrom) =>
    write(null, (db) => {
      db.insert(dailyFigures).values({ day, ...figures }).onConflictDoUpdate({ target: dailyFigures.day, set: figures }).run();
      db.delete(dailyFigures).where(lt(dailyFigures.day, keepFrom)).run();
    }),
});
