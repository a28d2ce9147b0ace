import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Background, Problem } from '../../src-preload/contract/models/background.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Deps } from '../deps.ts';
import { backgroundState, isInForce } from '../rules/background-state.ts';
import { isOverdue } from '../transfer/read-overview.ts';
import { BACKUPS, brokenMirrors, endingCredentials, leftCount, mirrorCount, silentInstances } from './facts.ts';
import type { Session } from '../vault/session.ts';
import type { Gate } from './gate.ts';

/** So many mirrors are named; the others of a kind become one line with their number. */
const NAMED = 2;
/** More help nobody in a menu. */
const MOST = 6;

export type BackgroundDeps = Pick<Deps, 'store' | 'vault' | 'door' | 'clock'> & { gate: Gate; session: Pick<Session, 'role'> };

const placeOf = (screen: Place['screen'], id: number | null = null, params: Place['params'] = {}): Place => ({ screen, id, params });

/** Each by its path, as long as they are few. */
const ofMirrors = ({ store }: Pick<Deps, 'store'>, kind: Problem['kind'], ids: readonly MirrorId[], all: Place): Problem[] => {
  const named = ids.slice(0, NAMED);
  const sources = new Map(store.mirrors.findMany(named).map(({ id, sourcePath }) => [id, sourcePath]));
  const rest = ids.length - named.length;
  return [
    ...named.map((id) => ({ kind, subject: sources.get(id) ?? '', count: 1, place: placeOf('mirrors', id) })),
    ...(rest > 0 ? [{ kind, subject: '', count: rest, place: all }] : []),
  ];
};

const countedProblem = (kind: Problem['kind'], count: number, place: Place): Problem[] => (count > 0 ? [{ kind, subject: '', count, place }] : []);

/** For whoever is not in: that everything is locked. */
const locked = (gate: Gate): Background => ({
  state: 'locked', heldBy: null, pausedUntil: null, saving: gate.isSaving(), counts: { mirrors: 0, failed: 0, differing: 0, ending: 0, left: 0, running: 0, waiting: 0 }, problems: [],
});

/** State, figures and problems of the whole application, for the tray and whoever asks. Everything is read from the store; GitLab is not asked. */
export const readBackground = (deps: BackgroundDeps): Background => {
  const { store, vault, clock, gate, session } = deps;
  if (!vault.isOpen() || session.role() === null) return locked(gate);
  const { failed, differing } = brokenMirrors(deps);
  const [ending, left] = [endingCredentials(deps).length, leftCount(deps)];
  const problems = [
    ...silentInstances(deps, store.overview.instances()).map(({ id, name, refused }): Problem => ({ kind: refused ? 'instance_refused' : 'instance_unreachable', subject: name, count: 1, place: placeOf('instances', id) })),
    ...ofMirrors(deps, 'mirror_failed', failed, placeOf('mirrors', null, { status: 'failed' })),
    ...ofMirrors(deps, 'mirror_differs', differing, placeOf('mirrors', null, { verified: 'diverged' })),
    ...countedProblem('credentials_ending', ending, placeOf('expiries')),
    ...countedProblem('left_on_gitlab', left, placeOf('jobs', null, { show: 'left' })),
    ...countedProblem('backup_overdue', isOverdue(deps) ? 1 : 0, BACKUPS),
  ];
  const counts = { mirrors: mirrorCount(deps), failed: failed.length, differing: differing.length, ending, left, ...store.jobs.counts() };
  const held = gate.heldBy();
  const pause = store.background.pause();
  return {
    state: backgroundState({ isLocked: false, heldBy: held, problems: problems.length, counts }),
    heldBy: held,
    pausedUntil: isInForce(pause, clock.now()) ? pause.until : null,
    saving: gate.isSaving(),
    counts,
    problems: problems.slice(0, MOST),
  };
};
