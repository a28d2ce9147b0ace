import { create } from 'zustand';

/** The rail's places in its order; Ctrl or Cmd with a figure leads to the first nine, with a comma to the settings. */
export const RAIL_SCREENS = ['overview', 'mirrors', 'issues', 'topology', 'pairs', 'instances', 'expiries', 'jobs', 'activity', 'transfer', 'settings'] as const;
/** `start` leads through the first steps; `plans` shows one plan or, as `plans/new`, plans mirrors by path rules; `discover` finds mirrors to adopt; `log` is reached from settings and activity, `health` from the overview, `help` from the rail's foot. */
export const SCREENS = [...RAIL_SCREENS, 'start', 'plans', 'discover', 'log', 'health', 'help'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Where the window is: a screen, perhaps one object on it, and what else the address says (`#/mirrors/7?pair=2`). */
export type Route = { screen: ScreenName; id: number | 'new' | null; params: Readonly<Record<string, string>> };

type Target = { id?: number | 'new' | null; params?: Readonly<Record<string, string>> };

const idOf = (word: string | undefined): Route['id'] => {
  if (word === 'new') return 'new';
  const id = Number(word);
  return word !== undefined && Number.isSafeInteger(id) && id >= 1 ? id : null;
};

/** Reads an address; what it does not know leads to the overview. */
export const parseHash = (hash: string): Route => {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name, id] = path.split('/');
  const screen = SCREENS.find((known) => known === name);
  return { screen: screen ?? 'overview', id: screen === undefined ? null : idOf(id), params: Object.fromEntries(new URLSearchParams(search)) };
};

/** The address of a place, for `href`. */
export const hrefOf = (screen: ScreenName, { id = null, params = {} }: Target = {}): string => {
  const search = new URLSearchParams(params).toString();
  return `#/${screen}${id === null ? '' : `/${id}`}${search === '' ? '' : `?${search}`}`;
};

/** The place in the address bar, for reading; changed only through `navigate` and links. */
export const useRoute = create<Route>(() => parseHash(''));

/** Goes to a place. `replace` leaves no step back, for what is a detail of the same place. */
export const navigate = (screen: ScreenName, target: Target & { replace?: boolean } = {}): void => {
  const href = hrefOf(screen, target);
  if (target.replace === true) {
    history.replaceState(null, '', href);
    useRoute.setState(parseHash(href), true);
    return;
  }
  location.hash = href;
};

/** Keeps the route equal to the address. Returns its own off. */
export const followAddress = (): (() => void) => {
  const read = () => useRoute.setState(parseHash(location.hash), true);
  read();
  window.addEventListener('hashchange', read);
  return () => window.removeEventListener('hashchange', read);
};
