import { create } from 'zustand';

/** The address from which the help was asked for by its key; the key leads back there. */
export const useHelpOrigin = create<{ hash: string }>(() => ({ hash: '' }));
