import type { HealthArea, HealthFinding, HealthLine, HealthState } from '../../../../src-preload/contract/models/overview.ts';
import type { Place } from '../../../../src-preload/contract/models/place.ts';

/** One line that is no instance's own. */
export const line = (area: HealthArea, state: HealthState, what: HealthFinding, data: HealthLine['data'], fix: Place['screen'] | null = null): HealthLine => ({
  area, state, what, instanceId: null, subject: '', data, fix: fix === null || state === 'ok' ? null : { screen: fix, id: null, params: {} },
});

const STATES = ['fail', 'warn', 'ok'] as const satisfies readonly HealthState[];

/** Worst first within an area; areas stay in their order. */
export const worstFirst = (lines: readonly HealthLine[]): HealthLine[] => {
  const areas = [...new Set(lines.map(({ area }) => area))];
  return lines.toSorted((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area) || STATES.indexOf(a.state) - STATES.indexOf(b.state));
};
