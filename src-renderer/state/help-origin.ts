import { create } from 'zustand';
import { hrefOf, useRoute } from './route.ts';

/** The address from which the help was opened, by its key, the rail or a link; its key leads back there. */
export const useHelpOrigin = create<{ hash: string }>(() => ({ hash: hrefOf('overview') }));

/** Keeps the place that was left for the help. Returns its own off. */
export const followHelpOrigin = (): (() => void) =>
  useRoute.subscribe(({ screen }, { screen: left, ...target }) => {
    if (screen === 'help' && left !== 'help') useHelpOrigin.setState({ hash: hrefOf(left, target) });
  });
