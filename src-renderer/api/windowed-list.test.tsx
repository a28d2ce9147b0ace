import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CallFailure } from './call.ts';
import { createQueryClient } from './query-client.ts';
import { useWindowedList } from './windowed-list.ts';

type Paging = { offset: number; limit: number };

/** A list of 250 figures for each filter; the second filter's first answer waits for `release`. */
const show = (load: (text: string, paging: Paging) => Promise<{ items: string[]; total: number }>) => {
  const queries = createQueryClient();
  return renderHook(({ text }) => useWindowedList('activity.list', { text }, (paging) => load(text, paging)), {
    initialProps: { text: 'a' },
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
};

const figures = (text: string, { offset, limit }: Paging) => ({ items: Array.from({ length: limit }, (_, at) => `${text}${offset + at}`), total: 250 });

afterEach(cleanup);

describe('useWindowedList', () => {
  it('asks only for the pages on screen', async () => {
    const asked: number[] = [];
    const { result } = show((text, paging) => {
      asked.push(paging.offset);
      return Promise.resolve(figures(text, paging));
    });
    expect(result.current.rows.loading).toBe(true);
    await waitFor(() => expect(result.current.rows.itemAt(7)).toBe('a7'));
    expect(result.current.rows.total).toBe(250);
    expect(result.current.rows.itemAt(205)).toBeUndefined();
    act(() => result.current.rows.onRange(190, 210));
    await waitFor(() => expect(result.current.rows.itemAt(205)).toBe('a205'));
    expect(asked).toEqual([0, 100, 200]);
  });

  it('keeps the former rows until the new filter has its first answer', async () => {
    let release: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (release = resolve));
    const { result, rerender } = show(async (text, paging) => {
      if (text === 'b') await wait;
      return figures(text, paging);
    });
    await waitFor(() => expect(result.current.rows.itemAt(0)).toBe('a0'));
    rerender({ text: 'b' });
    expect(result.current.rows.itemAt(0)).toBe('a0');
    expect(result.current.rows.loading).toBe(false);
    release();
    await waitFor(() => expect(result.current.rows.itemAt(0)).toBe('b0'));
  });

  it('gives a failure back, and asks again when told', async () => {
    let broken = true;
    const { result } = show((text, paging) => (broken ? Promise.reject(new CallFailure({ code: 'storage', reason: 'io' })) : Promise.resolve(figures(text, paging))));
    await waitFor(() => expect(result.current.failure).toEqual({ code: 'storage', reason: 'io' }));
    broken = false;
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.failure).toBeNull());
    expect(result.current.rows.itemAt(0)).toBe('a0');
  });
});
