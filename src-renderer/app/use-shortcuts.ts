import { useEffect } from 'react';
import { navigate, RAIL_SCREENS } from '../state/route.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

const onKey = (event: KeyboardEvent): void => {
  const screen = event.ctrlKey || event.metaKey ? RAIL_SCREENS[Number(event.key) - 1] : undefined;
  if (screen !== undefined && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    navigate(screen);
    return;
  }
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const search = document.querySelector<HTMLInputElement>('input[data-screen-search]');
  if (search === null) return;
  event.preventDefault();
  search.focus();
  search.select();
};

/** Ctrl or Cmd with 1 to 7 goes to a screen in the rail's order, `/` to the screen's search. */
export const useShortcuts = (): void => {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
