import type { Failure } from '../../src-preload/contract/failures.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import type { PreflightFacts, PreflightSide } from './preflight-facts.ts';

type CheckName = PreflightCheck['check'];
type SideName = PreflightCheck['side'];

const MOST_NAMES = 20;
const shown = (names: readonly string[]): string[] => names.slice(0, MOST_NAMES).map((name) => name.slice(0, LIMITS.projectPath));

export const passed = (check: CheckName, side: SideName, names: readonly string[] = []): PreflightCheck => ({ check, side, level: 'ok', failure: null, names: shown(names) });

export const warned = (check: CheckName, side: SideName, failure: Failure, names: readonly string[] = []): PreflightCheck => ({
  check, side, level: 'warning', failure, names: shown(names),
});

export const blocked = (check: CheckName, side: SideName, failure: Failure, names: readonly string[] = []): PreflightCheck => ({
  check, side, level: 'blocker', failure, names: shown(names),
});

/** A side together with what it is called in the answer. */
export type NamedSide = PreflightSide & { name: 'source' | 'target' };
export type Sides = { source: NamedSide; target: NamedSide; owner: NamedSide; remote: NamedSide };

/** Owner: where GitLab keeps the mirror. Remote: the other end, which gets the credential. */
export const sidesOf = ({ direction, source, target }: PreflightFacts): Sides => {
  const named = { source: { ...source, name: 'source' as const }, target: { ...target, name: 'target' as const } };
  return direction === 'push'
    ? { ...named, owner: named.source, remote: named.target }
    : { ...named, owner: named.target, remote: named.source };
};
