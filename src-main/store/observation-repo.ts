import { eq } from 'drizzle-orm';
import type { Access } from './access.ts';
import { assertChanged } from './changes.ts';
import { toJson } from './json.ts';
import { mirrorObservations } from './schema.ts';
import type { MirrorRepo } from './store.ts';

/** What GitLab said of a mirror, and what our comparison found. Each mirror has its row from the first moment. */
export const createObservationRepo = ({ write }: Access): Pick<MirrorRepo, 'observe' | 'noteVerified'> => ({
  observe: (id, seen) =>
    write('mirrors', (db) => assertChanged(db.update(mirrorObservations).set(seen).where(eq(mirrorObservations.mirrorId, id)).run(), 'mirror')),

  noteVerified: (id, settings, refs) =>
    write('mirrors', (db) => {
      const set = {
        settingsState: settings.state,
        settingDifferences: toJson(settings.differences),
        refsState: refs.state,
        refsEqual: refs.equal,
        refsDifferent: refs.different,
        refsMissing: refs.missing,
        refsExtra: refs.extra,
        refDifferences: toJson(refs.differences),
        comparedAt: refs.comparedAt,
      };
      assertChanged(db.update(mirrorObservations).set(set).where(eq(mirrorObservations.mirrorId, id)).run(), 'mirror');
    }),
});
