import { eq } from 'drizzle-orm';
import { behindSince } from '../rules/behind-since.ts';
import type { Access } from './access.ts';
import { assertChanged, found } from './changes.ts';
import { fromJson, toJson, toNullableJson } from './json.ts';
import { noteCause } from './mirror-cause.ts';
import { RefDifferences } from './mirror-list.ts';
import { mirrorObservations } from './schema.ts';
import type { MirrorRepo } from './store.ts';

/** What GitLab said of a mirror, and what our comparison found. Each mirror has its row from the first moment. */
export const createObservationRepo = ({ write }: Access): Pick<MirrorRepo, 'observe' | 'noteVerified'> => ({
  observe: (id, seen) =>
    write('mirrors', (db) => {
      assertChanged(db.update(mirrorObservations).set(seen).where(eq(mirrorObservations.mirrorId, id)).run(), 'mirror');
      noteCause(db, id);
    }),

  noteVerified: (id, settings, refs) =>
    write('mirrors', (db) => {
      const { refDifferences, behindSince: since } = mirrorObservations;
      const before = found(db.select({ refDifferences, since }).from(mirrorObservations).where(eq(mirrorObservations.mirrorId, id)).get(), 'mirror');
      const set = {
        behindSince: behindSince({ behindSince: before.since, differences: fromJson(RefDifferences, before.refDifferences) }, refs),
        settingsState: settings.state,
        settingDifferences: toJson(settings.differences),
        refsState: refs.state,
        refsEqual: refs.equal,
        refsDifferent: refs.different,
        refsMissing: refs.missing,
        refsExtra: refs.extra,
        refDifferences: toJson(refs.differences),
        refsFailure: toNullableJson(refs.failure),
        comparedAt: refs.comparedAt,
      };
      db.update(mirrorObservations).set(set).where(eq(mirrorObservations.mirrorId, id)).run();
      noteCause(db, id);
      return set.behindSince;
    }),
});
