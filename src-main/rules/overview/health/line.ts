import type { HealthArea, HealthFinding, HealthLine, HealthState } from '../../../../src-preload/contract/models/overview.ts';
import type { Place } from '../../../../src-preload/contract/models/place.ts';

/** One line that is no instance's own. */
export const line = (area: HealthArea, state: HealthState, what: HealthFinding, data: HealthLine['data'], fix: Place['screen'] | null = null, params: Place['params'] = {}): HealthLine => ({
  area, state, what, instanceId: null, subject: '', data, fix: fix === null || state === 'ok' ? null : { screen: fix, id: null, params },
});

const STATES = ['fail', 'warn', 'ok'] as const satisfies readonly HealthState[];

const rankOf = ({ state }: HealthLine): number => STATES.indexOf(state);

/** The area with the worst line first, else in the order given, and the worst line first within an area. */
export const worstFirst = (lines: readonly HealthLine[]): HealthLine[] => {
  const areas = [...new Set(lines.map(({ area }) => area))];
  const worstOf = (area: HealthArea): number => Math.min(...lines.filter((line) => line.area === area).map(rankOf));
  const placeOf = new Map(areas.toSorted((a, b) => worstOf(a) - worstOf(b)).map((area, at) => [area, at]));
  return lines.toSorted((a, b) => (placeOf.get(a.area) ?? 0) - (placeOf.get(b.area) ?? 0) || rankOf(a) - rankOf(b));
};
