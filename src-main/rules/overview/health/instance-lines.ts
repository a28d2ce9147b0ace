import type { InstanceId } from '../../../../src-preload/contract/ids.ts';
import type { Instance } from '../../../../src-preload/contract/models/instance.ts';
import type { BreakerState, HealthFinding, HealthLine, HealthState } from '../../../../src-preload/contract/models/overview.ts';
import { line } from './line.ts';

const DAY_MS = 86_400_000;
/** A `Date` header has whole seconds, and an answer takes its time. */
const AGREES_MS = 60_000;
/** From here on days of expiry and times of changes are read wrongly. */
const WRONG_MS = 15 * 60_000;

/** What the line to an instance knows of itself; null while nothing was asked since the start. */
export type LineFacts = {
  breaker: { state: BreakerState; failures: number; retryAt: number | null };
  budget: { perMinute: number; left: number };
  connections: { open: number };
  last: { at: number; latencyMs: number; aheadMs: number | null } | null;
} | null;

export type InstanceFacts = Pick<Instance, 'id' | 'name' | 'version' | 'tier' | 'tokenScopes' | 'tokenExpiresAt' | 'reachability' | 'checkedAt'>;
export type InstanceClock = { now: number; expiryWarningDays: number };

const REACHED: Readonly<Record<InstanceFacts['reachability'], [HealthState, HealthFinding] | null>> = {
  ok: null, unknown: ['ok', 'instance_not_asked'], unreachable: ['fail', 'instance_unreachable'], unauthorized: ['fail', 'instance_refused'], wrong_answer: ['fail', 'instance_wrong_answer'],
};

const ofToken = ({ tokenScopes, tokenExpiresAt }: InstanceFacts, { now, expiryWarningDays }: InstanceClock): [HealthState, HealthFinding] | null => {
  if (tokenExpiresAt !== null && tokenExpiresAt <= now) return ['fail', 'token_expired'];
  // A fine-grained token names no scopes: only asking tells what it may (contract.md A.0).
  if (tokenScopes.length > 0 && !tokenScopes.includes('api') && !tokenScopes.includes('granular')) return ['fail', 'scope_missing'];
  return tokenExpiresAt !== null && tokenExpiresAt <= now + expiryWarningDays * DAY_MS ? ['warn', 'token_ending'] : null;
};

const judge = (instance: InstanceFacts, seen: LineFacts, at: InstanceClock): [HealthState, HealthFinding] => {
  if (seen?.breaker.state === 'open') return ['fail', 'instance_resting'];
  const reached = REACHED[instance.reachability];
  return (reached?.[0] === 'fail' ? reached : null) ?? ofToken(instance, at) ?? reached ?? ['ok', 'instance_fine'];
};

const dataOf = ({ version, tier, tokenScopes, tokenExpiresAt, checkedAt }: InstanceFacts, seen: LineFacts): HealthLine['data'] => ({
  version, tier, scopes: tokenScopes.join(' ').slice(0, 500), tokenExpiresAt, checkedAt,
  breaker: seen?.breaker.state ?? 'closed', failures: seen?.breaker.failures ?? 0, retryAt: seen?.breaker.retryAt ?? null,
  budgetPerMinute: seen?.budget.perMinute ?? null, budgetLeft: seen?.budget.left ?? null, connections: seen?.connections.open ?? 0,
  latencyMs: seen?.last?.latencyMs ?? null, answeredAt: seen?.last?.at ?? null,
});

/** The worst that is known of one instance: that it rests, how it answered, what its token still is. */
export const instanceLine = (instance: InstanceFacts, seen: LineFacts, at: InstanceClock): HealthLine => {
  const [state, what] = judge(instance, seen, at);
  return { area: 'instance', state, what, instanceId: instance.id, subject: instance.name, data: dataOf(instance, seen), fix: state === 'ok' ? null : { screen: 'instances', id: instance.id, params: {} } };
};

/** `aheadMs`: how far the server's clock is ahead of ours; null where it has said nothing. */
export type ClockFacts = { id: InstanceId; name: string; aheadMs: number | null };

/** Each server whose clock differs from ours; one line where all agree, or none has said anything. */
export const clockLines = (servers: readonly ClockFacts[]): HealthLine[] => {
  const heard = servers.flatMap(({ aheadMs, ...server }) => (aheadMs === null ? [] : [{ ...server, aheadMs, offMs: Math.abs(aheadMs) }]));
  const differing = heard.filter(({ offMs }) => offMs > AGREES_MS);
  if (heard.length === 0) return [line('clock', 'ok', 'clock_unknown', { servers: 0 })];
  if (differing.length === 0) return [line('clock', 'ok', 'clock_agrees', { servers: heard.length, largestMs: Math.max(...heard.map(({ offMs }) => offMs)) })];
  return differing.map(({ id, name, aheadMs, offMs }) => ({ ...line('clock', offMs > WRONG_MS ? 'fail' : 'warn', 'clock_differs', { aheadMs }), instanceId: id, subject: name }));
};
