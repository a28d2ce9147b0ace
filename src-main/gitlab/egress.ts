import { isIP } from 'node:net';
import type { BlockedReason } from '../../src-preload/contract/failures.ts';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import { addressRefusal, classifyAddress } from '../rules/address-class.ts';
import { AppError } from '../rules/app-error.ts';
import { classifyHost } from '../rules/host-class.ts';

const blocked = (reason: BlockedReason): AppError => new AppError({ code: 'blocked_address', reason });

export type Egress = {
  /** Scheme, host and port: the only origin that is ever contacted. */
  origin: string;
  /** The request target for a path below the instance's root, with query. Fails `blocked_address` where it would leave it. */
  target(path: string): string;
  /** Fails `blocked_address` unless every one of the addresses is allowed under the administrator's consent. */
  checkAddresses(addresses: readonly string[]): void;
};

/**
 * What may be contacted for one instance: DESIGN.md section 5, point 1. `base` is its canonical address; a literal host or a
 * well-known name is judged here, since no resolver is ever asked for it.
 * Fails `blocked_address`.
 */
export const createEgress = (base: string, consent: NetworkConsent): Egress => {
  const root = new URL(base);
  if (root.protocol !== 'https:' && root.protocol !== 'http:') throw blocked('scheme');
  if (root.username !== '' || root.password !== '') throw blocked('user_info');
  if (root.search !== '' || root.hash !== '') throw blocked('query_or_fragment');

  const checkAddresses = (addresses: readonly string[]): void => {
    if (addresses.length === 0) throw blocked('unresolvable_form');
    for (const address of addresses) {
      const refusal = addressRefusal(classifyAddress(address), consent);
      if (refusal !== null) throw blocked(refusal);
    }
  };

  const host = root.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) checkAddresses([host]);
  if (classifyHost(root.hostname) === 'metadata') throw blocked('metadata');

  const prefix = `${root.pathname.replace(/\/+$/, '')}/`;
  return {
    origin: root.origin,
    checkAddresses,
    target(path) {
      const asked = `${prefix}${path}`;
      const read = new URL(asked, root.origin);
      // A parser that reads the path differently from how it was written has found dots, a host or a fragment in it.
      if (read.origin !== root.origin || `${read.pathname}${read.search}` !== asked) throw blocked('other_origin');
      return asked;
    },
  };
};
