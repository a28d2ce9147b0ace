import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { fail } from '../rules/app-error.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import { createBudget, type Budget } from './budget.ts';
import { createConnections, type ProxySettings } from './connections.ts';
import type { Resolve } from './connector.ts';
import { createEgress, type Egress } from './egress.ts';
import { createElsewhere, type Elsewhere } from './elsewhere.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { Connection, DoorHealth, DoorLimits, LastAnswer, Priority } from './gitlab.ts';
import { dateOf, type Headers } from './headers.ts';
import { knownLimits } from './known-limits.ts';
import { isOutage, type Outcome } from './outcome.ts';
import type { WireRequest } from './request.ts';
import { createRetry } from './retry.ts';
import { trustFor } from './roots.ts';

export type LineDeps = {
  clock: Clock;
  chance: Chance;
  log: Log;
  resolve: Resolve;
  proxies: ProxySettings;
  isOnline: () => boolean;
  systemCertificates: () => readonly string[];
};

/** All that requests to one instance share, whoever's token they carry. */
export type Line = {
  instanceId: InstanceId | null;
  origin: string;
  /** The request target on the origin. Fails `blocked_address`. */
  target: Egress['target'];
  /**
   * Egress, breaker, retry and, for each attempt, budget; parsing is the transport's. `mayGo` is called right before each attempt, after
   * all that it had to wait for; what it throws is thrown instead of it.
   * Fails `blocked_address`, `breaker_open`, `rate_limited` and `unreachable` `offline`; every other end is data.
   */
  send(request: WireRequest, priority: Priority, mayGo: () => void): Promise<Outcome>;
  /** Reads from another origin, under the same consent; counts for neither breaker nor budget. Fails `blocked_address`. */
  sendElsewhere: Elsewhere['send'];
  setLimits(limits: DoorLimits): void;
  limits(): DoorLimits;
  health(): DoorHealth;
  resetBreaker(): void;
  close(): Promise<void>;
};

const lastAnswer = (headers: Headers, startedAt: number, at: number): LastAnswer => {
  const said = dateOf(headers, 'date');
  return { at, latencyMs: Math.max(0, at - startedAt), aheadMs: said === null ? null : said - at };
};

/** Fails `blocked_address` where the address itself says that it may not be contacted. */
export const createLine = (connection: Omit<Connection, 'token'>, initial: DoorLimits, deps: LineDeps): Line => {
  const { clock, chance, log, resolve, proxies, isOnline, systemCertificates } = deps;
  const { instanceId, origin: base, network, caCertificate } = connection;
  let current = initial;
  const limits = (): DoorLimits => current;
  const egress = createEgress(base, network);
  const trust = () => trustFor(caCertificate, systemCertificates());
  const connections = createConnections({ egress, trust, resolve, proxies, clock });
  const breaker: Breaker = createBreaker({ clock, instanceId, limits });
  const budget: Budget = createBudget({ clock, chance, instanceId, limits: initial, known: knownLimits(base) });
  const exchange: Exchange = createExchange({ clock, log, instanceId, origin: egress.origin, dispatcher: connections.dispatcher });
  const retry = createRetry({ clock, chance, limits });
  const elsewhere = createElsewhere({ network, retry, trust, resolve, proxies, clock, log, instanceId });
  let requests = 0;
  let last: LastAnswer | null = null;

  /** No request is made and none counted: that the machine is offline says nothing of the server. */
  const refuseIfOffline = (): void => {
    if (network !== 'loopback' && !isOnline()) fail({ code: 'unreachable', instanceId, reason: 'offline' });
  };

  const attempt = async (request: WireRequest, target: string, mayGo: () => void): Promise<Outcome> => {
    refuseIfOffline();
    breaker.refuseIfOpen();
    mayGo();
    requests += 1;
    const startedAt = clock.now();
    const outcome = await exchange(request, target);
    if (outcome.kind === 'answer') last = lastAnswer(outcome.headers, startedAt, clock.now());
    return outcome;
  };

  return {
    instanceId,
    origin: egress.origin,
    target: egress.target,
    async send(request, priority, mayGo) {
      const target = egress.target(request.path);
      refuseIfOffline();
      const { rate, effect } = request.route;
      return breaker.run(() => retry(effect, priority, () => budget.run(rate, priority, () => attempt(request, target, mayGo))), isOutage);
    },
    sendElsewhere(url, request, priority) {
      refuseIfOffline();
      return elsewhere.send(url, request, priority);
    },
    setLimits(next) {
      current = next;
      budget.setLimits(next);
    },
    limits,
    health: () => ({ breaker: breaker.health(), budget: budget.health(), connections: { open: connections.open() }, requests, last }),
    resetBreaker: breaker.reset,
    async close() {
      budget.close();
      await Promise.all([connections.destroy(), elsewhere.close()]);
    },
  };
};
