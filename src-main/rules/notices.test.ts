import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import { firstMemory, isHeldBack, MOST_AN_HOUR, nextNotices, type News, type NoticeFacts, type NoticeMemory, type Occasion } from './notices.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ALL: Occasion['wants'] = { failed: true, failed_again: true, recovered: true, refused: true, ending: true, backup_overdue: true };

const ids = (numbers: number[]): MirrorId[] => numbers.map((one) => MirrorId.parse(one));
const instanceIds = (numbers: number[]): InstanceId[] => numbers.map((one) => InstanceId.parse(one));
const facts = (failing: number[], ending: string[] = [], isBackupOverdue = false, refused: number[] = []): NoticeFacts => ({ failing: new Set(ids(failing)), refused: new Set(instanceIds(refused)), ending: new Set(ending), isBackupOverdue });

/** Tells one step after the other and answers what each told. */
const tell = (steps: readonly { at: number; facts: NoticeFacts; isQuiet?: boolean; wants?: Occasion['wants'] }[], start: NoticeMemory = firstMemory([], [])) => {
  let memory = start;
  const told = steps.map(({ at, facts: now, isQuiet = false, wants = ALL }) => {
    const next = nextNotices(memory, now, { now: at, isQuiet, wants });
    memory = next.memory;
    return next.news;
  });
  return { told, memory };
};
const kinds = (news: News[]): string[] => news.map(({ kind, mirrors, instances, credentials }) => `${kind} ${[...mirrors, ...instances, ...credentials].join()}`.trim());

const life = fc.array(
  fc.record({
    wait: fc.integer({ min: 1, max: 40 * MINUTE }),
    failing: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
    ending: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    refused: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
    isBackupOverdue: fc.boolean(),
    isQuiet: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);
const stepsOf = (moments: readonly { wait: number; failing: number[]; ending: string[]; refused: number[]; isBackupOverdue: boolean; isQuiet: boolean }[]) => {
  let at = 0;
  return moments.map(({ wait, failing, ending, refused, isBackupOverdue, isQuiet }) => ({ at: (at += wait), facts: facts(failing, ending, isBackupOverdue, refused), isQuiet }));
};

describe('notices', () => {
  it('tell many failures at once as one', () => {
    expect(kinds(tell([{ at: 0, facts: facts([1, 2, 3]) }]).told[0] ?? [])).toEqual(['failed 1,2,3']);
  });

  it('say nothing of what failed before the start', () => {
    expect(tell([{ at: 0, facts: facts([1]) }], firstMemory(ids([1]), [])).told).toEqual([[]]);
  });

  it('tell a recovery of what was told, and call a second failure on the same day a repeated one', () => {
    const { told } = tell([{ at: 0, facts: facts([1]) }, { at: HOUR, facts: facts([]) }, { at: 2 * HOUR, facts: facts([1]) }, { at: 2 * HOUR + MINUTE, facts: facts([]) }, { at: 2 * HOUR + 2 * MINUTE, facts: facts([1]) }]);
    expect(told.map(kinds)).toEqual([['failed 1'], ['recovered 1'], ['failed_again 1'], ['recovered 1'], []]);
  });

  it('tell after the quiet hours what is still so, together', () => {
    const { told } = tell([
      { at: 0, facts: facts([1]), isQuiet: true },
      { at: HOUR, facts: facts([1, 2]), isQuiet: true },
      { at: 2 * HOUR, facts: facts([2, 3]), isQuiet: true },
      { at: 3 * HOUR, facts: facts([2, 3]) },
    ]);
    expect(told.map(kinds)).toEqual([[], [], [], ['failed 2,3']]);
  });

  it('remind of a backup once, and again when one was made and is overdue again', () => {
    const [made, overdue] = [facts([]), facts([], [], true)];
    const { told } = tell([made, overdue, overdue, made, overdue].map((now, hour) => ({ at: hour * HOUR, facts: now })));
    expect(told.map(kinds)).toEqual([[], ['backup_overdue'], [], [], ['backup_overdue']]);
  });

  it('tell of an instance that refuses its token once, before its mirrors, and again when it took the token meanwhile', () => {
    const [fine, refused] = [facts([]), facts([1], [], false, [2])];
    const { told } = tell([refused, refused, fine, refused].map((now, hour) => ({ at: hour * HOUR, facts: now })));
    expect(told.map(kinds)).toEqual([['refused 2', 'failed 1'], [], ['recovered 1'], ['refused 2', 'failed_again 1']]);
    expect(tell([{ at: 0, facts: facts([], [], false, [2]) }], firstMemory([], instanceIds([2]))).told).toEqual([[]]);
  });

  it('leave out the kinds that nobody wants, and do not bring them later', () => {
    const { told } = tell([{ at: 0, facts: facts([1], ['a']), wants: { ...ALL, failed: false } }, { at: MINUTE, facts: facts([1], ['a']) }]);
    expect(told.map(kinds)).toEqual([['ending a'], []]);
  });

  it('are never more than the most in any hour, and none in quiet hours', () => {
    fc.assert(
      fc.property(life, (moments) => {
        const steps = stepsOf(moments);
        const shown = tell(steps).told.flatMap((news, index) => news.map(() => steps[index]));
        expect(shown.some((step) => step?.isQuiet)).toBe(false);
        for (const first of shown) {
          const within = shown.filter((step) => step !== undefined && first !== undefined && step.at >= first.at && step.at < first.at + HOUR);
          expect(within.length).toBeLessThanOrEqual(MOST_AN_HOUR);
        }
      }),
    );
  });

  it('speak only of what is so, and once it stays so everything has been told', () => {
    fc.assert(
      fc.property(life, (moments) => {
        const steps = stepsOf(moments);
        const last = steps.at(-1) ?? { at: 0, facts: facts([]) };
        const calm = Array.from({ length: 4 }, (_, hour) => ({ at: last.at + (hour + 1) * HOUR, facts: last.facts, isQuiet: false }));
        const { told, memory } = tell([...steps, ...calm]);
        [...steps, ...calm].forEach((step, index) => {
          for (const { kind, mirrors, instances, credentials } of told[index] ?? []) {
            expect(instances.every((id) => step.facts.refused.has(id))).toBe(true);
            expect(mirrors.every((id) => step.facts.failing.has(id) !== (kind === 'recovered'))).toBe(true);
            expect(credentials.every((one) => step.facts.ending.has(one))).toBe(true);
            expect(kind !== 'backup_overdue' || step.facts.isBackupOverdue).toBe(true);
          }
        });
        expect(isHeldBack(memory, last.facts)).toBe(false);
      }),
    );
  });
});
