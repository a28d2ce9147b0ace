import { isIP, type Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { Clock } from '../ports.ts';
import { isFailure } from '../rules/app-error.ts';
import type { Egress } from './egress.ts';
import { LostConnection, lossReason } from './loss.ts';

/** Asks the system for all addresses of a name, in the order in which to try them. */
export type Resolve = (name: string) => Promise<string[]>;

const RESOLVE_LIMIT_MS = 10_000;
/** More addresses than these are not tried one after the other. */
const ADDRESSES_TRIED = 4;

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
const isLiteral = (hostname: string): boolean => isIP(bare(hostname)) !== 0;

type Deps = {
  connect: buildConnector.connector;
  egress: Egress;
  resolve: Resolve;
  clock: Clock;
  onOpen(): void;
  onClose(): void;
};

/**
 * Connects to addresses that were checked, and to no others: a name is resolved once, every address of it must be allowed, and
 * the connection goes to the address itself, with the name only in TLS. So nobody can change the name's address in between.
 */
export const createConnector = ({ connect, egress, resolve, clock, onOpen, onClose }: Deps): buildConnector.connector => {
  const inTime = <T>(work: Promise<T>): Promise<T> =>
    new Promise((done, failed) => {
      const cancel = clock.after(RESOLVE_LIMIT_MS, () => failed(new LostConnection('timeout')));
      work.then(done, failed).finally(cancel);
    });

  const addressesOf = async (hostname: string): Promise<string[]> => {
    const addresses = isLiteral(hostname) ? [bare(hostname)] : await inTime(resolve(hostname));
    egress.checkAddresses(addresses);
    return addresses.slice(0, ADDRESSES_TRIED);
  };

  const connectTo = (address: string, options: buildConnector.Options): Promise<Socket> =>
    new Promise((done, failed) => {
      const named = isLiteral(options.hostname) ? {} : { servername: options.servername ?? options.hostname };
      connect({ ...options, ...named, hostname: address }, (error, socket) => (error === null ? done(socket) : failed(error)));
    });

  const firstThatAnswers = async (options: buildConnector.Options): Promise<Socket> => {
    let last: unknown = new LostConnection('network');
    for (const address of await addressesOf(options.hostname)) {
      try {
        return await connectTo(address, options);
      } catch (error) {
        last = error;
      }
    }
    throw last;
  };

  return (options, callback) => {
    firstThatAnswers(options).then(
      (socket) => {
        onOpen();
        socket.once('close', onClose);
        callback(null, socket);
      },
      (error: unknown) => callback(asError(error), null),
    );
  };
};

/** A refusal by our own rules passes as it is; everything else is a connection that never was. */
const asError = (error: unknown): Error =>
  isFailure(error, 'blocked_address') || error instanceof LostConnection ? error : new LostConnection(lossReason(error) ?? 'network');
