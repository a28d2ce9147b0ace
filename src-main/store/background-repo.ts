import { z } from 'zod';
import { eq, gt, sql } from 'drizzle-orm';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import { InstanceRest } from '../../src-preload/contract/models/background.ts';
import type { Access } from './access.ts';
import type { BackgroundRepo } from './background-store.ts';
import { jobs } from './job-schema.ts';
import { readMeta, writeMeta } from './meta.ts';
import { mirrorObservations } from './mirror-schema.ts';

const Pause = z.object({ until: z.int().min(0).nullable() }).nullable();

/** By instance, as pairs: JSON keeps no figures as keys. */
const Rests = z.array(z.tuple([InstanceId, InstanceRest.pick({ pause: true, maintenance: true })]));

/** What the background work remembers beside its jobs. */
export const createBackgroundRepo = ({ read, write, transaction }: Access): BackgroundRepo => ({
  pause: () => read((db) => readMeta(db, 'pause', Pause)),
  rests: () => read((db) => new Map(readMeta(db, 'rests', Rests))),
  setRest: (instanceId, rest) =>
    write('background', (db) => {
      const rests = new Map(readMeta(db, 'rests', Rests));
      if (rest === null) rests.delete(instanceId);
      else rests.set(instanceId, rest);
      writeMeta(db, 'rests', [...rests]);
    }),

  setPause: (pause) => write('background', (db) => writeMeta(db, 'pause', pause)),

  clockWentBack: (byMs, now) =>
    transaction(() => {
      write('jobs', (db) => void db.update(jobs).set({ runAt: sql`${jobs.runAt} - ${byMs}` }).where(eq(jobs.state, 'queued')).run());
      write('mirrors', (db) => {
        db.update(mirrorObservations).set({ checkedAt: now }).where(gt(mirrorObservations.checkedAt, now)).run();
        db.update(mirrorObservations).set({ comparedAt: now }).where(gt(mirrorObservations.comparedAt, now)).run();
      });
    }),
});
