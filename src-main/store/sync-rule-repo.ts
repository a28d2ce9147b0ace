import { and, asc, eq } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { LabelRule, PersonRule } from '../../src-preload/contract/models/issue-sync.ts';
import type { Access, Db } from './access.ts';
import { syncRules } from './issue-schema.ts';
import type { SyncRuleRepo } from './issue-store.ts';

type Row = typeof syncRules.$inferInsert;

const toLabelRule = ({ source, action, target, create }: typeof syncRules.$inferSelect): LabelRule => ({ source, action, target, create });

export const createSyncRuleRepo = ({ read, write }: Access): SyncRuleRepo => {
  const about = (mirrorId: MirrorId, what: Row['about']) => and(eq(syncRules.mirrorId, mirrorId), eq(syncRules.about, what));
  const rows = (db: Db, mirrorId: MirrorId, what: Row['about']) => db.select().from(syncRules).where(about(mirrorId, what)).orderBy(asc(syncRules.source)).all();
  const replace = (db: Db, mirrorId: MirrorId, what: Row['about'], rules: Row[]): void => {
    db.delete(syncRules).where(about(mirrorId, what)).run();
    if (rules.length > 0) db.insert(syncRules).values(rules).run();
  };
  return {
    labels: (mirrorId) => read((db) => rows(db, mirrorId, 'label').map(toLabelRule)),
    // A person without a target is no rule; the database cannot say so.
    people: (mirrorId) => read((db): PersonRule[] => rows(db, mirrorId, 'person').flatMap(({ source, target }) => (target === null ? [] : [{ source, target }]))),
    setLabels: (mirrorId, rules) => write('issueSync', (db) => replace(db, mirrorId, 'label', rules.map((rule) => ({ ...rule, mirrorId, about: 'label' })))),
    setPeople: (mirrorId, rules) =>
      write('issueSync', (db) => replace(db, mirrorId, 'person', rules.map((rule) => ({ ...rule, mirrorId, about: 'person', action: 'mapped', create: false })))),
  };
};
