import { create } from 'zustand';

/** What lies over the window: the search everywhere, or the map of the keyboard. */
export const useOverlay = create<{ shown: 'palette' | 'keys' | null }>(() => ({ shown: null }));

export const showOverlay = (shown: 'palette' | 'keys' | null): void => useOverlay.setState({ shown });
