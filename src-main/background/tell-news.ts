import type { Notice } from '../../src-preload/contract/models/background.ts';
import type { Deps } from '../deps.ts';
import type { Notifier } from '../ports.ts';
import { firstMemory, isHeldBack, type News, nextNotices } from '../rules/notices.ts';
import { isQuiet, minuteOfDay } from '../rules/quiet-hours.ts';
import { isOverdue } from '../transfer/read-overview.ts';
import { BACKUPS, brokenMirrors, endingCredentials, refusingInstances } from './facts.ts';

/** What changes within this becomes one notice. */
const GATHER_MS = 15_000;
/** How soon to look again at what quiet hours or the most an hour keep back. */
const HELD_MS = 5 * 60_000;
const NAMED = 3;

type NewsDeps = Pick<Deps, 'store' | 'clock'> & { notifier: Notifier };

const credentialsOf = (deps: NewsDeps): Map<string, string> =>
  new Map(endingCredentials(deps).map(({ instanceId, mirrorId, subject }) => [mirrorId === null ? `instance ${instanceId}` : `mirror ${mirrorId}`, subject]));

const failingOf = (deps: NewsDeps) => {
  const { failed, differing } = brokenMirrors(deps);
  return new Set([...failed, ...differing]);
};

/** A mirror that is gone by now has not recovered, and nothing is told of it. */
const ofMirrors = ({ store }: NewsDeps, { kind, mirrors }: News): Notice => {
  const there = store.mirrors.findMany(mirrors);
  const subjects = there.slice(0, NAMED).map(({ sourcePath }) => sourcePath);
  const [only] = there.length === 1 ? there : [];
  const params = only === undefined && kind !== 'recovered' ? { status: 'failed' } : {};
  return { kind, count: there.length, subjects, place: { screen: 'mirrors', id: only?.id ?? null, params } };
};

const ofInstances = (deps: NewsDeps, { kind, instances }: News): Notice => {
  const there = refusingInstances(deps).filter(({ id }) => instances.includes(id));
  const [only] = there.length === 1 ? there : [];
  return { kind, count: there.length, subjects: there.slice(0, NAMED).map(({ name }) => name), place: { screen: 'instances', id: only?.id ?? null, params: {} } };
};

const noticeOf = (deps: NewsDeps, news: News, credentials: ReadonlyMap<string, string>): Notice => {
  if (news.kind === 'backup_overdue') return { kind: news.kind, count: 1, subjects: [], place: BACKUPS };
  if (news.kind === 'refused') return ofInstances(deps, news);
  if (news.kind !== 'ending') return ofMirrors(deps, news);
  const subjects = news.credentials.slice(0, NAMED).flatMap((key) => credentials.get(key) ?? []);
  return { kind: 'ending', count: news.credentials.length, subjects, place: { screen: 'expiries', id: null, params: {} } };
};

/**
 * Tells the person outside of the window what began to fail, recovered, or ends soon, which instance refuses its token, and that a backup is overdue. It looks when mirrors, instances or settings
 * changed, and by itself only while something is kept back.
 */
export const createNews = (deps: NewsDeps) => {
  const { store, clock, notifier } = deps;
  const refusedOf = () => new Set(refusingInstances(deps).map(({ id }) => id));
  let memory = firstMemory(failingOf(deps), refusedOf());
  let cancel: (() => void) | null = null;

  const later = (ms: number): void => {
    cancel ??= clock.after(ms, () => {
      cancel = null;
      look();
    });
  };

  const look = (): void => {
    const { notifyFailures, notifyRecoveries, notifyExpiries, notifyBackups, quietHours } = store.settings.get();
    const credentials = credentialsOf(deps);
    const facts = { failing: failingOf(deps), refused: refusedOf(), ending: new Set(credentials.keys()), isBackupOverdue: isOverdue(deps) };
    const now = clock.now();
    const wants = { failed: notifyFailures, failed_again: notifyFailures, recovered: notifyRecoveries, refused: notifyFailures, ending: notifyExpiries, backup_overdue: notifyBackups };
    const next = nextNotices(memory, facts, { now, isQuiet: isQuiet(quietHours, minuteOfDay(new Date(now))), wants });
    memory = next.memory;
    for (const news of next.news) {
      const notice = noticeOf(deps, news, credentials);
      if (notice.count > 0) notifier.show(notice);
    }
    if (isHeldBack(memory, facts)) later(HELD_MS);
  };

  const unsubscribe = store.onChanged((topics) => {
    if (topics.some((topic) => topic === 'mirrors' || topic === 'instances' || topic === 'settings')) later(GATHER_MS);
  });

  return {
    start: (): void => later(GATHER_MS),
    stop(): void {
      unsubscribe();
      cancel?.();
    },
  };
};
