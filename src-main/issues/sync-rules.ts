import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { titleOf } from '../mirrors/ends.ts';
import { AppError } from '../rules/app-error.ts';

type RuleDeps = Pick<Deps, 'store' | 'clock'>;

/** Two rules for one name would contradict each other. */
const refuseTwice = (rules: readonly { source: string }[]): void => {
  const names = new Set<string>();
  for (const [at, { source }] of rules.entries()) {
    if (names.has(source)) throw new AppError({ code: 'invalid_input', field: `rules.${at}.source`, rule: 'duplicate' });
    names.add(source);
  }
};

/** Reads the rules, or replaces all of them first where new ones are given. */
const readOrReplace = <T extends { source: string }>(deps: RuleDeps, mirrorId: MirrorId, rules: readonly T[] | undefined, replace: (rules: readonly T[]) => void, read: () => T[]) =>
  deps.store.transaction(() => {
    const mirror = deps.store.mirrors.stored(mirrorId);
    if (rules !== undefined) {
      refuseTwice(rules);
      replace(rules);
      note(deps, { action: 'issue_sync.configured', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
    }
    const items = read();
    return { items, total: items.length };
  });

/** How labels of the source are taken over. A label without a rule keeps its name. Names are GitLab's: case counts. */
export const labelRules = (deps: RuleDeps, { mirrorId, rules }: ParsedInput<'issueSync.labelRules'>): Returned<'issueSync.labelRules'> => {
  const { syncRules } = deps.store;
  return readOrReplace(deps, mirrorId, rules, (all) => syncRules.setLabels(mirrorId, all), () => syncRules.labels(mirrorId));
};

/** Who of the source is who on the target, by user name. Somebody without a rule is named in a label. */
export const peopleRules = (deps: RuleDeps, { mirrorId, rules }: ParsedInput<'issueSync.peopleRules'>): Returned<'issueSync.peopleRules'> => {
  const { syncRules } = deps.store;
  return readOrReplace(deps, mirrorId, rules, (all) => syncRules.setPeople(mirrorId, all), () => syncRules.people(mirrorId));
};
