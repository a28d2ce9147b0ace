import type { Dispatcher } from 'undici';
import type { SecureContext } from 'node:tls';
import type { Clock } from '../ports.ts';
import { createConnector, type Resolve } from './connector.ts';
import type { Egress } from './egress.ts';

/** Proxies as the usual environment variables name them; empty where there is none. */
export type ProxySettings = { http: string; https: string; bypass: string };

/** This machine is never reached through a proxy. */
const NEVER_PROXIED = 'localhost,127.0.0.1,[::1]';

/** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. */
export const proxiesFrom = (env: Readonly<Record<string, string | undefined>>): ProxySettings => ({
  http: env['http_proxy'] ?? env['HTTP_PROXY'] ?? '',
  https: env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '',
  bypass: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
});

type Connections = {
  dispatcher(): Promise<Dispatcher>;
  /** Connections that are open now, busy or kept alive. */
  open(): number;
  /** Ends all of them, and what runs on them. */
  destroy(): Promise<void>;
};

type Deps = { egress: Egress; trust: () => SecureContext; resolve: Resolve; proxies: ProxySettings; clock: Clock };

/**
 * The kept-alive connections of one instance. Through a proxy the proxy resolves names, so there only the origin and literal
 * addresses are checked; without one every connection goes to a checked address.
 */
export const createConnections = ({ egress, trust, resolve, proxies, clock }: Deps): Connections => {
  let open = 0;
  let made: Promise<Dispatcher> | null = null;

  const make = async (): Promise<Dispatcher> => {
    // Loaded at the first request: it takes longer to load than all the rest of the application.
    const { Agent, EnvHttpProxyAgent, buildConnector } = await import('undici');
    const tls = { secureContext: trust(), timeout: 10_000 };
    const connect = createConnector({
      connect: buildConnector(tls),
      egress,
      resolve,
      clock,
      onOpen: () => (open += 1),
      onClose: () => (open -= 1),
    });
    const options = { connect, headersTimeout: 30_000, bodyTimeout: 30_000, keepAliveTimeout: 30_000, keepAliveMaxTimeout: 120_000, maxHeaderSize: 32 * 1024 };
    if (proxies.http === '' && proxies.https === '') return new Agent(options);
    const noProxy = proxies.bypass === '*' ? '*' : `${proxies.bypass},${NEVER_PROXIED}`;
    return new EnvHttpProxyAgent({ ...options, requestTls: tls, httpProxy: proxies.http, httpsProxy: proxies.https, noProxy });
  };

  return {
    dispatcher: () => (made ??= make()),
    open: () => open,
    async destroy() {
      // Where making failed, each request has said so, and there is nothing to end.
      const dispatcher = await made?.catch(() => null);
      await dispatcher?.destroy();
    },
  };
};
