import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.ts';

type Item = { id: number; names: string[]; lane: number };

/** Works on all items; each ends when `order` says so, at random. Answers what happened, in its order. */
const run = async (items: readonly Item[], perLane: number, pick: (waiting: number) => number, mayBegin = (_begun: number): boolean => true) => {
  const left = [...items];
  const happened: { what: 'begin' | 'end'; item: Item }[] = [];
  const waiting: { item: Item; end: () => void }[] = [];
  let begun = 0;
  const done = inLanes<Item>({
    next: () => [...left],
    namesOf: ({ names }) => names,
    laneOf: ({ lane }) => lane,
    perLane,
    mayBegin: () => mayBegin(begun),
    work: (item) => {
      left.splice(left.indexOf(item), 1);
      begun += 1;
      happened.push({ what: 'begin', item });
      return new Promise((resolve) => waiting.push({ item, end: resolve }));
    },
  });
  let isOver = false;
  const over = done.finally(() => (isOver = true));
  for (let turn = 0; turn < items.length * 20 && !isOver; turn += 1) {
    const [one] = waiting.splice(waiting.length === 0 ? 0 : pick(waiting.length), 1);
    if (one !== undefined) happened.push({ what: 'end', item: one.item });
    one?.end();
    for (let tick = 0; tick < 5; tick += 1) await Promise.resolve();
  }
  await over;
  return happened;
};

const items = fc.array(fc.record({ names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 2 }), lane: fc.nat(2) }), { maxLength: 25 })
  .map((some) => some.map((one, id) => ({ ...one, id })));

describe('inLanes', () => {
  it('does everything once, never two that share a name at once, those in their order, and no more of a lane than may be', async () => {
    await fc.assert(fc.asyncProperty(items, fc.integer({ min: 1, max: 4 }), fc.nat(1000), async (all, perLane, seed) => {
      let random = seed;
      const happened = await run(all, perLane, (waiting) => (random = (random * 7919 + 17) % 10_007) % waiting);
      expect(happened.filter(({ what }) => what === 'begin').map(({ item }) => item.id).toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
      const inHand = new Map<number, Item>();
      const ended = new Set<number>();
      for (const { what, item } of happened) {
        if (what === 'end') {
          inHand.delete(item.id);
          ended.add(item.id);
          continue;
        }
        const shares = (other: Item): boolean => other.names.some((name) => item.names.includes(name));
        expect([...inHand.values()].filter(shares)).toEqual([]);
        expect(all.filter((other) => other.id < item.id && shares(other) && !ended.has(other.id))).toEqual([]);
        inHand.set(item.id, item);
        expect([...inHand.values()].filter(({ lane }) => lane === item.lane).length).toBeLessThanOrEqual(perLane);
      }
    }));
  });

  it('begins nothing further where it may not, and lets what is in hand end', async () => {
    const all = Array.from({ length: 6 }, (_, id) => ({ id, names: [`${id}`], lane: 0 }));
    const happened = await run(all, 2, () => 0, (begun) => begun < 3);
    expect(happened.filter(({ what }) => what === 'begin')).toHaveLength(3);
    expect(happened.filter(({ what }) => what === 'end')).toHaveLength(3);
  });

  it('fails with the first failure, after the others in hand have ended', async () => {
    const left = [1, 2, 3];
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      left.splice(left.indexOf(item), 1);
      if (item === 1) throw new Error('first');
      await Promise.resolve();
      ended.push(item);
    };
    await expect(inLanes({ next: () => [...left], namesOf: (item) => [`${item}`], laneOf: () => 0, perLane: 2, mayBegin: () => true, work: (item: number) => work(item) })).rejects.toThrow('first');
    expect([ended, left]).toEqual([[2], [3]]);
  });
});
