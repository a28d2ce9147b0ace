import { useEffect } from 'react';
import { useHelpOrigin } from '../state/help-origin.ts';
import { goTo, navigate, RAIL_SCREENS, type ScreenName, useRoute } from '../state/route.ts';
import { isAnythingUnsaved } from '../state/unsaved.ts';
import { HELP_OF_SCREEN, helpHref } from '../text/help-topics.ts';
import { showOverlay, useOverlay } from '../state/overlay.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

const screenOf = (key: string): ScreenName | undefined => (key === ',' ? 'settings' : RAIL_SCREENS[Number(key) - 1]);

/** Ctrl or Cmd with another key. */
const onCommand = (event: KeyboardEvent): void => {
  if (event.altKey || event.shiftKey) return;
  const screen = screenOf(event.key);
  if (event.key.toLowerCase() === 'k') showOverlay(useOverlay.getState().shown === 'palette' ? null : 'palette');
  else if (screen !== undefined) navigate(screen);
  else return;
  event.preventDefault();
};

const focusSearch = (event: KeyboardEvent): void => {
  const search = document.querySelector<HTMLInputElement>('input[data-screen-search]');
  if (search === null) return;
  event.preventDefault();
  search.focus();
  search.select();
};

/** Opens what the help says of this screen, over it where something is not saved there; in the help, leads back to where it was asked for. */
const toggleHelp = (event: KeyboardEvent): void => {
  event.preventDefault();
  const { screen } = useRoute.getState();
  if (screen === 'help') {
    goTo(useHelpOrigin.getState().hash);
    return;
  }
  if (isAnythingUnsaved()) {
    showOverlay(useOverlay.getState().shown === 'help' ? null : 'help');
    return;
  }
  showOverlay(null);
  goTo(helpHref(HELP_OF_SCREEN[screen]));
};

const onKey = (event: KeyboardEvent): void => {
  if (event.key === 'F1') toggleHelp(event);
  else if (event.ctrlKey || event.metaKey) onCommand(event);
  else if (event.altKey || isTyping(event.target)) return;
  else if (event.key === '/') focusSearch(event);
  else if (event.key === '?') showOverlay('keys');
};

/** Ctrl or Cmd with 1 to 9 goes to a screen in the rail's order, with a comma to the settings, with K to the search everywhere; `/` to the screen's search, `?` shows the keys, F1 the help for the screen. */
export const useShortcuts = (): void => {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
