import { expect, it } from 'vitest';
import { canComeOver, type WebInspection } from './web-plan.tsx';

const NOTHING: WebInspection['counts'] = { instances: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, issueLinks: 0, noteLinks: 0 };
const instance = (state: 'new' | 'here') => ({ kind: 'instance' as const, name: 'Company', state, reason: null });
const NEW = { counts: { ...NOTHING, instances: 1, pairs: 1, mirrors: 2 }, objects: [instance('new')] };

it('nothing comes over from new servers before one of them is confirmed', () => {
  expect(canComeOver(NEW, new Map())).toBe(false);
  expect(canComeOver(NEW, new Map([['https://gitlab.example.com', 'public' as const]]))).toBe(true);
});

it('what is new between servers that are here comes over, whether or not another address is confirmed', () => {
  expect(canComeOver({ ...NEW, objects: [instance('here'), instance('here'), instance('new')] }, new Map())).toBe(true);
});

it('what is here already does not come over once more', () => expect(canComeOver({ counts: NOTHING, objects: [instance('here')] }, new Map())).toBe(false));
