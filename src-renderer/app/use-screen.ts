import { createElement, type ReactElement, useEffect, useState } from 'react';
import type { ScreenName } from '../state/route.ts';
import { SCREEN } from './screens.tsx';

/**
 * What stands at a place, null until it was fetched. Not by Suspense: React shows what a fallback stood for only 300 ms after the last one,
 * which is longer than any of ours takes. A failure to fetch is thrown to the boundary of the screen.
 */
export const useScreen = (name: ScreenName): ReactElement | null => {
  const { load, loaded } = SCREEN[name];
  const [, setFetched] = useState<ScreenName | null>(null);
  const [failure, setFailure] = useState<{ of: ScreenName; error: unknown } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (loaded() === null) load().then(() => isWanted && setFetched(name), (error: unknown) => isWanted && setFailure({ of: name, error }));
    return () => {
      isWanted = false;
    };
  }, [name, load, loaded]);
  if (failure?.of === name) throw failure.error;
  const view = loaded();
  return view === null ? null : createElement(view);
};
