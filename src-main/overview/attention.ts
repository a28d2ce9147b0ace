import type { AttentionCause, AttentionGroup } from '../../src-preload/contract/models/overview.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import { silentInstances } from '../background/facts.ts';
import type { Deps } from '../deps.ts';
import { attentionLevel, byUrgency, planFor } from '../rules/overview/attention.ts';
import { leftToEnd, namesOfEnding } from './ending.ts';
import type { JudgedMirror } from './judge-mirrors.ts';

const SAMPLES = 3;

type AttentionDeps = Pick<Deps, 'store' | 'clock' | 'door'>;
type Sample = AttentionGroup['samples'][number];

const placeOf = (screen: Place['screen'], params: Place['params'] = {}): Place => ({ screen, id: null, params });

const group = (cause: AttentionCause, count: number, samples: readonly Sample[], place: Place): AttentionGroup[] =>
  count === 0 ? [] : [{ cause, level: attentionLevel(cause), count, samples: samples.slice(0, SAMPLES), place, plan: planFor(cause) }];

const ofCauses = ({ store, clock }: AttentionDeps): AttentionGroup[] =>
  store.overview
    .causes(clock.now())
    .flatMap(({ cause, mirrors, first }) => group(cause, mirrors, first.map(({ id, subject }) => ({ id, name: subject })), placeOf('mirrors', { cause })));

const ofHealth = ({ store }: AttentionDeps, judged: readonly JudgedMirror[]): AttentionGroup[] => {
  const late = judged.filter(({ mirror, health }) => health === 'warning' && mirror.verified === 'behind').map(({ mirror }) => mirror.id);
  const unproven = judged.filter(({ health }) => health === 'unproven').map(({ mirror }) => mirror.id);
  const named = (ids: typeof late): Sample[] => store.mirrors.findMany(ids.slice(0, SAMPLES)).map(({ id, sourcePath, targetPath }) => ({ id, name: `${sourcePath} → ${targetPath}` }));
  return [
    ...group('behind', late.length, named(late), placeOf('mirrors', { verified: 'behind' })),
    ...group('unproven', unproven.length, named(unproven), placeOf('mirrors', { order: 'comparedAt' })),
  ];
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

/** What needs somebody, grouped by its cause, worst first; each with where it is seen and the plan that mends it. */
export const readAttention = (deps: AttentionDeps, judged: readonly JudgedMirror[]): AttentionGroup[] =>
  [...ofInstances(deps), ...ofCauses(deps), ...ofHealth(deps, judged), ...ofCredentials(deps), ...ofLeft(deps), ...ofIssues(deps)].toSorted(byUrgency).slice(0, 100);
