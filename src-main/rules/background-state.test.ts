import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedWork, backgroundState, heldBy, isInForce } from './background-state.ts';

const pause = fc.option(fc.record({ until: fc.option(fc.integer({ min: 0, max: 1000 })) }));
const holdFacts = fc.record({ pause, now: fc.integer({ min: 0, max: 1000 }), isAsleep: fc.boolean(), isOnline: fc.boolean(), needsNetwork: fc.boolean(), mayWrite: fc.boolean() });
const stateFacts = fc.record({
  isLocked: fc.boolean(),
  heldBy: fc.constantFrom(null, 'person', 'offline', 'suspended', 'claim'),
  problems: fc.nat(5),
  counts: fc.record({ running: fc.nat(5) }),
});

describe('what holds the background work', () => {
  it('is nothing exactly where all work may begin', () => {
    fc.assert(fc.property(holdFacts, (facts) => (heldBy(facts) === null) === (allowedWork(facts) === 'all')));
  });

  it('lets a person’s own work through a pause, of that what only reads through another machine’s claim, and none through sleep or a missing network', () => {
    fc.assert(
      fc.property(holdFacts, (facts) => {
        const cannotEnd = facts.isAsleep || (facts.needsNetwork && !facts.isOnline);
        const otherwise = isInForce(facts.pause, facts.now) ? 'asked' : 'all';
        expect(allowedWork(facts)).toBe(cannotEnd ? 'none' : facts.mayWrite ? otherwise : 'reading');
      }),
    );
  });

  it('ends with the moment that a person named, and without one never by itself', () => {
    expect(isInForce({ until: 500 }, 499)).toBe(true);
    expect(isInForce({ until: 500 }, 500)).toBe(false);
    expect(isInForce({ until: null }, Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe('the state in one word', () => {
  it('is locked whatever else is so, and fine only where nothing else is', () => {
    fc.assert(
      fc.property(stateFacts, (facts) => {
        const state = backgroundState(facts);
        expect(state === 'locked').toBe(facts.isLocked);
        expect(state === 'fine').toBe(!facts.isLocked && facts.heldBy === null && facts.problems === 0 && facts.counts.running === 0);
      }),
    );
  });

  it('says that something needs a person before it says that something runs', () => {
    expect(backgroundState({ isLocked: false, heldBy: null, problems: 1, counts: { running: 3 } })).toBe('attention');
    expect(backgroundState({ isLocked: false, heldBy: null, problems: 0, counts: { running: 3 } })).toBe('working');
  });

  it('tells a missing network from a pause', () => {
    expect(backgroundState({ isLocked: false, heldBy: 'offline', problems: 1, counts: { running: 0 } })).toBe('offline');
    expect(backgroundState({ isLocked: false, heldBy: 'person', problems: 1, counts: { running: 0 } })).toBe('paused');
  });
});
