import { create } from 'zustand';
import { isAnythingUnsaved, leaveForms } from './unsaved.ts';

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

/** What of an address decides which form stands there, beside the screen and its object; the rest is a detail, such as a filter. */
const PARTS: Partial<Record<ScreenName, readonly string[]>> = { instances: ['edit'], pairs: ['edit'], issues: ['tab'], jobs: ['pauses'], settings: ['find'], transfer: ['do'] };

const isSamePlace = (a: Route, b: Route): boolean =>
  a.screen === b.screen && a.id === b.id && (PARTS[a.screen] ?? []).every((name) => a.params[name] === b.params[name]);

/** The place in the address bar, for reading; changed only through `navigate`, `goTo` and links. */
export const useRoute = create<Route>(() => parseHash(''));

/** The entry of the window's history that is shown: how many steps in it is, and its address. */
let here = { step: 0, hash: '' };

/** Every entry that was shown carries its figure, so that a step is known as one back, on, or to a new entry. */
const stepOf = (state: unknown): number | null => (typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'number' ? state.step : null);

const arrive = (step: number): void => {
  here = { step, hash: location.hash };
  if (stepOf(history.state) === null) history.replaceState({ step }, '');
  useRoute.setState(parseHash(location.hash), true);
};

/** Asks before a step to a place where forms of this one are gone. */
const leaveFor = (href: string, go: () => void): void => (isSamePlace(useRoute.getState(), parseHash(href)) ? go() : leaveForms(go));

/** Goes to an address of the window (`#/mirrors/7`); where something would be lost by it, the person is asked first. */
export const goTo = (href: string): void => {
  if (href === location.hash) return;
  leaveFor(href, () => {
    history.pushState({ step: here.step + 1 }, '', href);
    arrive(here.step + 1);
  });
};

/** Goes to a place, as `goTo` does. `replace` leaves no step back, for what is a detail of the same place. */
export const navigate = (screen: ScreenName, { replace = false, ...target }: Target & { replace?: boolean } = {}): void => {
  const href = hrefOf(screen, target);
  if (!replace) {
    goTo(href);
    return;
  }
  leaveFor(href, () => {
    history.replaceState({ step: here.step }, '', href);
    arrive(here.step);
  });
};

/** Follows links, the keys back and on, and the main process, which have changed the address already: it is put back while the person is asked. */
const follow = (): void => {
  const href = location.hash;
  const known = stepOf(history.state);
  // A link to where one is makes no new entry, but takes the figure away.
  const step = known ?? (href === here.hash ? here.step : here.step + 1);
  if (step === here.step || isSamePlace(useRoute.getState(), parseHash(href)) || !isAnythingUnsaved()) {
    if (step !== here.step || known === null) arrive(step);
    return;
  }
  history.go(here.step - step);
  leaveForms(known === null ? () => goTo(href) : () => history.go(step - here.step));
};

/** Keeps the route equal to the address. Returns its own off. */
export const followAddress = (): (() => void) => {
  arrive(stepOf(history.state) ?? 0);
  window.addEventListener('popstate', follow);
  return () => window.removeEventListener('popstate', follow);
};
