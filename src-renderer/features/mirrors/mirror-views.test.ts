import { afterEach, describe, expect, it } from 'vitest';
import { useMirrorViews } from './mirror-views.ts';

const initial = useMirrorViews.getInitialState();

afterEach(() => {
  localStorage.clear();
  useMirrorViews.setState(initial, true);
});

const store = (state: unknown) => localStorage.setItem('mirror-views', JSON.stringify({ state, version: 1 }));

describe('remembered views of the list', () => {
  it('come back from storage', async () => {
    useMirrorViews.getState().keep({ name: 'Broken', params: { status: 'failed' }, columns: ['status'] });
    const stored = localStorage.getItem('mirror-views') ?? '';
    useMirrorViews.setState(initial, true);
    localStorage.setItem('mirror-views', stored);
    await useMirrorViews.persist.rehydrate();
    expect(useMirrorViews.getState().views).toEqual([{ name: 'Broken', params: { status: 'failed' }, columns: ['status'] }]);
  });

  it('are left out where they are not understood, and the rest stays', async () => {
    store({ columns: ['status', 'no-such-column'], tree: true, views: 'none' });
    await useMirrorViews.persist.rehydrate();
    expect(useMirrorViews.getState()).toMatchObject({ columns: initial.columns, tree: true, views: [] });
  });

  it('of the same name replace each other, and the oldest leaves when there are more than thirty', () => {
    const { keep } = useMirrorViews.getState();
    for (let at = 0; at < 32; at += 1) keep({ name: `View ${at}`, params: {}, columns: [] });
    keep({ name: 'View 31', params: { status: 'failed' }, columns: [] });
    const { views } = useMirrorViews.getState();
    expect(views).toHaveLength(30);
    expect(views.at(-1)).toEqual({ name: 'View 31', params: { status: 'failed' }, columns: [] });
    expect(views[0]?.name).toBe('View 2');
  });

  it('keep columns in the order of the list, whatever order they were chosen in', () => {
    useMirrorViews.getState().showColumns(['createdAt', 'status']);
    expect(useMirrorViews.getState().columns).toEqual(['status', 'createdAt']);
  });
});
