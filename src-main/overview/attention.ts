import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { AttentionCause, AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import { silentInstances } from '../background/facts.ts';
import type { Deps } from '../deps.ts';
import { attentionLevel, byUrgency, planFor } from '../rules/overview/attention.ts';
import { isOverdue } from '../transfer/read-overview.ts';
import { leftToEnd, namesOfEnding } from './ending.ts';
import type { JudgedMirror } from './judge-mirrors.ts';

const SAMPLES = 3;

type AttentionDeps = Pick<Deps, 'store' | 'clock' | 'door'>;
type Sample = AttentionGroup['samples'][number];

const placeOf = (screen: Place['screen'], params: Place['params'] = {}): Place => ({ screen, id: null, params });

const group = (cause: AttentionCause, count: number, samples: readonly Sample[], place: Place): AttentionGroup[] =>
  count === 0 ? [] : [{ cause, level: attentionLevel(cause), count, samples: samples.slice(0, SAMPLES), place, plan: planFor(cause) }];

const PLACES = { behind: placeOf('mirrors', { verified: 'behind' }), unproven: placeOf('mirrors', { order: 'comparedAt' }) } as const;

type MirrorCause = DiagnosisCause | keyof typeof PLACES;

/** What a mirror is counted under: its cause, and where its health alone says something. */
const causesOf = ({ cause, health, mirror }: JudgedMirror): MirrorCause[] => {
  const causes: MirrorCause[] = cause === null ? [] : [cause];
  if (health === 'warning' && mirror.verified === 'behind') causes.push('behind');
  if (health === 'unproven') causes.push('unproven');
  return causes;
};

const ofMirrors = ({ store }: AttentionDeps, judged: readonly JudgedMirror[]): AttentionGroup[] => {
  const found = new Map<MirrorCause, { count: number; first: MirrorId[] }>();
  for (const one of judged) {
    for (const cause of causesOf(one)) {
      const known = found.get(cause) ?? { count: 0, first: [] };
      found.set(cause, known);
      known.count += 1;
      if (known.first.length < SAMPLES) known.first.push(one.mirror.id);
    }
  }
  const names = new Map(store.mirrors.subjects([...found.values()].flatMap(({ first }) => first)).map(({ id, subject }) => [id, subject]));
  return [...found].flatMap(([cause, { count, first }]) => {
    const samples = first.map((id) => ({ id, name: names.get(id) ?? '' }));
    return group(cause, count, samples, cause === 'behind' || cause === 'unproven' ? PLACES[cause] : placeOf('mirrors', { cause }));
  });
};

const ofInstances = (deps: AttentionDeps): AttentionGroup[] => {
  const silent = silentInstances(deps);
  return (['instance_refused', 'instance_unreachable'] as const).flatMap((cause) => {
    const those = silent.filter(({ refused }) => refused === (cause === 'instance_refused')).map(({ id, name }) => ({ id, name }));
    return group(cause, those.length, those, placeOf('instances'));
  });
};

const ofCredentials = (deps: AttentionDeps): AttentionGroup[] => {
  const ending = leftToEnd(deps);
  return group('credentials_ending', ending.length, namesOfEnding(deps, ending.slice(0, SAMPLES)), placeOf('expiries'));
};

const ofLeft = ({ store }: AttentionDeps): AttentionGroup[] => {
  const { items, total } = store.intents.cleanUps({ offset: 0, limit: SAMPLES });
  return group('left_on_gitlab', total, items.map(({ id, subject }) => ({ id, name: subject })), placeOf('jobs', { show: 'left' }));
};

const ofIssues = ({ store }: AttentionDeps): AttentionGroup[] => {
  const { total, first } = store.overview.issueProblems(SAMPLES);
  return group('issue_problems', total, first.map(({ id, title }) => ({ id, name: title })), placeOf('issues', { problems: 'yes' }));
};

const ofBackups = (deps: AttentionDeps): AttentionGroup[] => group('backup_overdue', isOverdue(deps) ? 1 : 0, [], placeOf('transfer'));

/** What needs somebody, grouped by its cause, worst first; each with where it is seen and the plan that mends it. */
export const readAttention = (deps: AttentionDeps, judged: readonly JudgedMirror[]): AttentionGroup[] =>
  [...ofInstances(deps), ...ofMirrors(deps, judged), ...ofCredentials(deps), ...ofLeft(deps), ...ofIssues(deps), ...ofBackups(deps)].toSorted(byUrgency).slice(0, 100);
