import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followAddress, hrefOf, navigate, parseHash, SCREENS, useRoute } from './route.ts';
import { useUnsavedForms } from './unsaved.ts';

/** What a browser does for a link: a new entry without a figure. */
const followLink = (hash: string): void => {
  history.pushState(null, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate'));
};

describe('addresses', () => {
  it.each([
    ['#/mirrors/7?pair=2', { screen: 'mirrors', id: 7, params: { pair: '2' } }],
    ['#/instances/new', { screen: 'instances', id: 'new', params: {} }],
    ['#/pairs', { screen: 'pairs', id: null, params: {} }],
    ['', { screen: 'overview', id: null, params: {} }],
    ['#/unknown/3', { screen: 'overview', id: null, params: {} }],
    ['#/jobs/-1', { screen: 'jobs', id: null, params: {} }],
  ])('reads %s', (hash, route) => {
    expect(parseHash(hash)).toEqual(route);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCREENS),
        fc.oneof(fc.constant(null), fc.constant<'new'>('new'), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()),
        (screen, id, params) => {
          expect(parseHash(hrefOf(screen, { id, params }))).toEqual({ screen, id, params: { ...params } });
        },
      ),
    );
  });
});

describe('the route', () => {
  afterEach(() => vi.restoreAllMocks());
  let off: () => void = () => undefined;
  beforeEach(() => {
    off = followAddress();
  });
  afterEach(() => off());

  it('follows what is written into the address without a step back', () => {
    navigate('pairs', { id: 4, replace: true });
    expect(useRoute.getState()).toEqual({ screen: 'pairs', id: 4, params: {} });
    expect(location.hash).toBe('#/pairs/4');
  });

  it('follows the address bar', () => {
    followLink('#/jobs/9');
    expect(useRoute.getState()).toEqual({ screen: 'jobs', id: 9, params: {} });
  });

  it('puts the address back by as many steps as were gone, also after a link to where one is', () => {
    navigate('pairs');
    navigate('pairs', { id: 'new' });
    history.replaceState(null, '', '#/pairs/new');
    window.dispatchEvent(new PopStateEvent('popstate'));
    const gone = vi.spyOn(history, 'go').mockImplementation(() => undefined);
    useUnsavedForms.setState({ forms: new Map([[Symbol('form'), 'New pair']]) });
    followLink('#/jobs');
    expect(gone).toHaveBeenCalledWith(-1);
    expect(useRoute.getState()).toMatchObject({ screen: 'pairs', id: 'new' });
    useUnsavedForms.setState({ forms: new Map(), asked: null });
  });
});
