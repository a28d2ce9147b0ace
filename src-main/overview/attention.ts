import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { AttentionCause, AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import { BACKUPS, silentInstances } from '../background/facts.ts';
import type { Deps } from '../deps.ts';
import { attentionLevel, byUrgency, planFor } from '../rules/overview/attention.ts';
import { isOverdue } from '../transfer/read-overview.ts';
import { type Ending, leftToEnd, namesOfEnding } from './ending.ts';
import type { JudgedMirror } from './judge-mirrors.ts';
import type { InstanceFacts } from '../store/overview-store.ts';

const SAMPLES = 3;

type AttentionDeps = Pick<Deps, 'store' | 'clock' | 'door'>;
type Sample = AttentionGroup['samples'][number];

const placeOf = (screen: Place['screen'], params: Place['params'] = {}, id: number | null = null): Place => ({ screen, id, params });

const group = (cause: AttentionCause, count: number, samples: readonly Sample[], place: Place): AttentionGroup[] =>
  count === 0 ? [] : [{ cause, level: attentionLevel(cause), count, samples: samples.slice(0, SAMPLES), place, plan: planFor(cause) }];

/** A single one is led to itself, several to the list of them. */
const leadingTo = (samples: readonly Sample[], count: number, list: Place): Place => {
  const [only] = count === 1 ? samples : [];
  return only === undefined ? list : placeOf(list.screen, {}, only.id);
};

const PLACES = { behind: placeOf('mirrors', { verified: 'behind' }), unproven: placeOf('mirrors', { order: 'comparedAt' }) } as const;

type MirrorCause = DiagnosisCause | keyof typeof PLACES;

type Found = Map<MirrorCause, { count: number; first: MirrorId[] }>;

const note = (found: Found, cause: MirrorCause, id: MirrorId): void => {
  const known = found.get(cause);
  if (known === undefined) {
    found.set(cause, { count: 1, first: [id] });
    return;
  }
  known.count += 1;
  if (known.count <= SAMPLES) known.first.push(id);
};

/** A mirror is counted under its cause, and where its health alone says something. */
const countCauses = (judged: readonly JudgedMirror[]): Found => {
  const found: Found = new Map();
  for (const { cause, health, mirror } of judged) {
    if (cause !== null) note(found, cause, mirror.id);
    if (health === 'warning' && mirror.verified === 'behind') note(found, 'behind', mirror.id);
    if (health === 'unproven') note(found, 'unproven', mirror.id);
  }
  return found;
};

const ofMirrors = ({ store }: AttentionDeps, judged: readonly JudgedMirror[]): AttentionGroup[] => {
  const found = countCauses(judged);
  const names = new Map(store.mirrors.subjects([...found.values()].flatMap(({ first }) => first)).map(({ id, subject }) => [id, subject]));
  return [...found].flatMap(([cause, { count, first }]) => {
    const samples = first.map((id) => ({ id, name: names.get(id) ?? '' }));
    return group(cause, count, samples, leadingTo(samples, count, cause === 'behind' || cause === 'unproven' ? PLACES[cause] : placeOf('mirrors', { cause })));
  });
};

const ofInstances = (deps: AttentionDeps, instances: readonly InstanceFacts[]): AttentionGroup[] => {
  const silent = silentInstances(deps, instances);
  return (['instance_refused', 'instance_unreachable'] as const).flatMap((cause) => {
    const those = silent.filter(({ refused }) => refused === (cause === 'instance_refused')).map(({ id, name }) => ({ id, name }));
    return group(cause, those.length, those, leadingTo(those, those.length, placeOf('instances')));
  });
};

const ofCredentials = (deps: AttentionDeps, instances: readonly InstanceFacts[], ends: readonly Ending[]): AttentionGroup[] => {
  const ending = leftToEnd(deps, ends);
  return group('credentials_ending', ending.length, namesOfEnding(deps, instances, ending.slice(0, SAMPLES)), placeOf('expiries'));
};

const ofLeft = ({ store }: AttentionDeps): AttentionGroup[] => {
  const { items, total } = store.intents.cleanUps({ offset: 0, limit: SAMPLES });
  return group('left_on_gitlab', total, items.map(({ id, subject }) => ({ id, name: subject })), placeOf('jobs', { show: 'left' }));
};

const ofIssues = ({ store }: AttentionDeps): AttentionGroup[] => {
  const found = store.overview.issueProblems(SAMPLES);
  return (['open_copies', 'issue_problems'] as const).flatMap((cause) => {
    const { total, first } = found[cause];
    return group(cause, total, first.map(({ id, title }) => ({ id, name: title })), placeOf('issues', { problems: 'yes' }));
  });
};

const ofBackups = (deps: AttentionDeps): AttentionGroup[] => group('backup_overdue', isOverdue(deps) ? 1 : 0, [], BACKUPS);

/** What is known already: all mirrors, all instances, and at least all that ends within the warning time. */
type Known = { judged: readonly JudgedMirror[]; instances: readonly InstanceFacts[]; ends: readonly Ending[] };

/** What needs somebody, grouped by its cause, worst first; each with where it is seen and the plan that mends it. */
export const readAttention = (deps: AttentionDeps, { judged, instances, ends }: Known): AttentionGroup[] =>
  [...ofInstances(deps, instances), ...ofMirrors(deps, judged), ...ofCredentials(deps, instances, ends), ...ofLeft(deps), ...ofIssues(deps), ...ofBackups(deps)].toSorted(byUrgency).slice(0, 100);
