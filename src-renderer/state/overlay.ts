import { create } from 'zustand';

/** What lies over the window: the search everywhere, the map of the keyboard, or the help for a screen that holds what is not saved. */
type Overlay = 'palette' | 'keys' | 'help';

export const useOverlay = create<{ shown: Overlay | null }>(() => ({ shown: null }));

export const showOverlay = (shown: Overlay | null): void => useOverlay.setState({ shown });
