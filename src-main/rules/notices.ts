import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Notice } from '../../src-preload/contract/models/background.ts';

/** More within an hour are kept back and told together later. */
export const MOST_AN_HOUR = 6;
const HOUR_MS = 3_600_000;
/** What fails again within this is no news of its own. */
const REMEMBERED_MS = 24 * HOUR_MS;

/** What the person has been told. What is not in here yet is told at the next occasion, all of a kind at once. */
export type NoticeMemory = {
  failing: ReadonlySet<MirrorId>;
  /** When a mirror's failure was told last (UTC ms). */
  toldAt: ReadonlyMap<MirrorId, number>;
  /** Instances that refuse our token. */
  refused: ReadonlySet<InstanceId>;
  /** Credentials, by any name that stays. */
  ending: ReadonlySet<string>;
  isBackupOverdue: boolean;
  /** Moments of the notices of the last hour (UTC ms). */
  shownAt: readonly number[];
  againAt: number;
};

/** What was so at the start is known: it stands on the screen and in the tray. What ends, and a backup that is overdue, is told once a start. */
export const firstMemory = (failing: Iterable<MirrorId>, refused: Iterable<InstanceId>): NoticeMemory => ({ failing: new Set(failing), toldAt: new Map(), refused: new Set(refused), ending: new Set(), isBackupOverdue: false, shownAt: [], againAt: Number.NEGATIVE_INFINITY });

export type NoticeFacts = { failing: ReadonlySet<MirrorId>; refused: ReadonlySet<InstanceId>; ending: ReadonlySet<string>; isBackupOverdue: boolean };
export type Occasion = { now: number; isQuiet: boolean; wants: Readonly<Record<Notice['kind'], boolean>> };
export type News = { kind: Notice['kind']; mirrors: MirrorId[]; instances: InstanceId[]; credentials: string[] };

const NOTHING: Omit<News, 'kind'> = { mirrors: [], instances: [], credentials: [] };

const without = <T>(all: Iterable<T>, known: { has(one: T): boolean }): T[] => [...all].filter((one) => !known.has(one));

const pruned = (memory: NoticeMemory, { refused, ending, isBackupOverdue }: NoticeFacts, now: number): NoticeMemory => ({
  ...memory,
  toldAt: new Map([...memory.toldAt].filter(([, at]) => at > now - REMEMBERED_MS)),
  refused: new Set([...memory.refused].filter((one) => refused.has(one))),
  ending: new Set([...memory.ending].filter((one) => ending.has(one))),
  isBackupOverdue: memory.isBackupOverdue && isBackupOverdue,
  shownAt: memory.shownAt.filter((at) => at > now - HOUR_MS),
});

const newsOf = ({ failing, toldAt, refused, ending, isBackupOverdue, againAt }: NoticeMemory, facts: NoticeFacts, now: number): News[] => {
  const fresh = without(facts.failing, failing);
  const news: News[] = [
    { ...NOTHING, kind: 'refused', instances: without(facts.refused, refused) },
    { ...NOTHING, kind: 'failed', mirrors: without(fresh, toldAt) },
    { ...NOTHING, kind: 'failed_again', mirrors: againAt > now - HOUR_MS ? [] : fresh.filter((id) => toldAt.has(id)) },
    { ...NOTHING, kind: 'recovered', mirrors: without(failing, facts.failing) },
    { ...NOTHING, kind: 'ending', credentials: without(facts.ending, ending) },
  ];
  const backup: News[] = facts.isBackupOverdue && !isBackupOverdue ? [{ ...NOTHING, kind: 'backup_overdue' }] : [];
  return [...news.filter(({ mirrors, instances, credentials }) => mirrors.length + instances.length + credentials.length > 0), ...backup];
};

const told = (memory: NoticeMemory, { kind, mirrors, instances, credentials }: News, now: number): NoticeMemory => {
  switch (kind) {
    case 'failed':
    case 'failed_again':
      return {
        ...memory,
        failing: new Set([...memory.failing, ...mirrors]),
        toldAt: new Map([...memory.toldAt, ...mirrors.map((id) => [id, now] as const)]),
        againAt: kind === 'failed_again' ? now : memory.againAt,
      };
    case 'recovered':
      return { ...memory, failing: new Set(without(memory.failing, new Set(mirrors))) };
    case 'refused':
      return { ...memory, refused: new Set([...memory.refused, ...instances]) };
    case 'ending':
      return { ...memory, ending: new Set([...memory.ending, ...credentials]) };
    case 'backup_overdue':
      return { ...memory, isBackupOverdue: true };
  }
};

/**
 * What to tell now, at most one notice of each kind, and what is known afterwards. In quiet hours nothing is told and nothing counts as
 * known, so that afterwards only what is still so is told, together; the same above the most an hour. Kinds that nobody wants count as
 * told.
 */
export const nextNotices = (before: NoticeMemory, facts: NoticeFacts, { now, isQuiet, wants }: Occasion): { memory: NoticeMemory; news: News[] } => {
  let memory = pruned(before, facts, now);
  const shown: News[] = [];
  if (isQuiet) return { memory, news: shown };
  for (const news of newsOf(memory, facts, now)) {
    if (wants[news.kind] && memory.shownAt.length >= MOST_AN_HOUR) continue;
    memory = told(memory, news, now);
    if (!wants[news.kind]) continue;
    memory = { ...memory, shownAt: [...memory.shownAt, now] };
    shown.push(news);
  }
  return { memory, news: shown };
};

/** Whether something waits to be told: then it is worth looking again without a change. */
export const isHeldBack = (memory: NoticeMemory, facts: NoticeFacts): boolean =>
  without(facts.failing, memory.failing).length + without(memory.failing, facts.failing).length + without(facts.refused, memory.refused).length + without(facts.ending, memory.ending).length > 0 ||
  (facts.isBackupOverdue && !memory.isBackupOverdue);
