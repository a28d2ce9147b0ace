import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import { createBudget, type Budget } from './budget.ts';
import { createConnections, type ProxySettings } from './connections.ts';
import type { Resolve } from './connector.ts';
import { createEgress, type Egress } from './egress.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { Connection, DoorHealth, DoorLimits, Priority } from './gitlab.ts';
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
  systemCertificates: () => readonly string[];
};

/** All that requests to one instance share, whoever's token they carry. */
export type Line = {
  instanceId: InstanceId | null;
  origin: string;
  /** The request target on the origin. Fails `blocked_address`. */
  target: Egress['target'];
  /**
   * Egress, breaker, retry and, for each attempt, budget; parsing is the transport's.
   * Fails `blocked_address`, `breaker_open` and `rate_limited`; every other end is data.
   */
  send(request: WireRequest, priority: Priority): Promise<Outcome>;
  setLimits(limits: DoorLimits): void;
  health(): DoorHealth;
  resetBreaker(): void;
  close(): Promise<void>;
};

/** Fails `blocked_address` where the address itself says that it may not be contacted. */
export const createLine = (connection: Omit<Connection, 'token'>, limits: DoorLimits, deps: LineDeps): Line => {
  const { clock, chance, log, resolve, proxies, systemCertificates } = deps;
  const { instanceId, origin: base, network, caCertificate } = connection;
  const egress = createEgress(base, network);
  const connections = createConnections({ egress, trust: () => trustFor(caCertificate, systemCertificates()), resolve, proxies, clock });
  const breaker: Breaker = createBreaker({ clock, instanceId });
  const budget: Budget = createBudget({ clock, chance, instanceId, limits, known: knownLimits(base) });
  const exchange: Exchange = createExchange({ clock, log, instanceId, origin: egress.origin, dispatcher: connections.dispatcher });
  const retry = createRetry({ clock, chance });
  let requests = 0;

  const attempt = async (request: WireRequest, target: string): Promise<Outcome> => {
    breaker.refuseIfOpen();
    requests += 1;
    return exchange(request, target);
  };

  return {
    instanceId,
    origin: egress.origin,
    target: egress.target,
    async send(request, priority) {
      const target = egress.target(request.path);
      const { rate, effect } = request.route;
      return breaker.run(() => retry(effect, priority, () => budget.run(rate, priority, () => attempt(request, target))), isOutage);
    },
    setLimits: budget.setLimits,
    health: () => ({ breaker: breaker.health(), budget: budget.health(), connections: { open: connections.open() }, requests }),
    resetBreaker: breaker.reset,
    async close() {
      budget.close();
      await connections.destroy();
    },
  };
};
