import type { SecureContext } from 'node:tls';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import type { Clock, Log } from '../ports.ts';
import { createConnections, type ProxySettings } from './connections.ts';
import type { Resolve } from './connector.ts';
import { createEgress, type Egress } from './egress.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { Priority } from './gitlab.ts';
import type { Outcome } from './outcome.ts';
import type { WireRequest } from './request.ts';
import type { Retry } from './retry.ts';

/** An instance has one object storage, now and then a second. */
const ORIGINS_KEPT = 4;

type Deps = {
  network: NetworkConsent; retry: Retry; trust: () => SecureContext; resolve: Resolve; proxies: ProxySettings; clock: Clock; log: Log; instanceId: InstanceId | null;
};

export type Elsewhere = {
  /** Fails `blocked_address` unless the address is allowed as the instance's own would be. */
  send(url: URL, request: WireRequest, priority: Priority): Promise<Outcome>;
  close(): Promise<void>;
};

type Kept = { egress: Egress; exchange: Exchange; destroy(): Promise<void> };

/** Origins to which an instance redirects downloads: object storage and the like, each checked as if the administrator had typed it. */
export const createElsewhere = ({ network, retry, trust, resolve, proxies, clock, log, instanceId }: Deps): Elsewhere => {
  const kept = new Map<string, Kept>();

  const make = (origin: string): Kept => {
    const egress = createEgress(origin, network);
    const { dispatcher, destroy } = createConnections({ egress, trust, resolve, proxies, clock });
    return { egress, exchange: createExchange({ clock, log, instanceId, origin, dispatcher }), destroy };
  };

  const to = async (origin: string): Promise<Kept> => {
    const known = kept.get(origin) ?? make(origin);
    kept.set(origin, known);
    const [oldest] = kept.keys();
    if (kept.size > ORIGINS_KEPT && oldest !== undefined) {
      const dropped = kept.get(oldest);
      kept.delete(oldest);
      await dropped?.destroy();
    }
    return known;
  };

  return {
    async send(url, request, priority) {
      const { egress, exchange } = await to(url.origin);
      const target = egress.target(`${url.pathname.slice(1)}${url.search}`);
      return retry('read', priority, () => exchange(request, target));
    },
    async close() {
      await Promise.all([...kept.values()].map(({ destroy }) => destroy()));
    },
  };
};
