import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { Connection, GitLab } from '../gitlab/gitlab.ts';
import { AppError, failureOf } from '../rules/app-error.ts';
import { assertConsent, canonicalInstanceUrl } from '../rules/instance-url.ts';
import { Secret } from '../rules/secret.ts';
import type { InstanceObservation } from '../store/instance-store.ts';
import { connectionOf } from './reach.ts';
import { refusesToken } from './refuses-token.ts';

/** Without `api` nothing can be mirrored. A fine-grained token says `granular`: only asking tells what it may (contract.md A.0). */
const assertScopes = (connection: Connection, scopes: readonly string[]): void => {
  if (scopes.includes('api') || scopes.includes('granular')) return;
  throw new AppError({ code: 'missing_scope', instanceId: connection.instanceId, scopes: ['api'] });
};

/** Asks a server who it is and what the token may; at most five requests. Fails with what is wrong with either. */
export const askInstance = async (gitlab: GitLab, connection: Connection, now: number): Promise<InstanceObservation> => {
  const token = await gitlab.readToken();
  assertScopes(connection, token.scopes);
  const metadata = await gitlab.readMetadata();
  const user = await gitlab.readUser();
  const { tier, capabilities } = await gitlab.readCapabilities({ metadata, scopes: token.scopes });
  return {
    ...metadata, tier, capabilities, tokenUser: user.username, tokenUserId: user.id, tokenName: token.name, tokenScopes: token.scopes,
    tokenExpiresAt: token.expiresAt, checkedAt: now,
  };
};

/** What a failed question says about the server, for the list. */
const reachabilityOf = (error: unknown): 'unreachable' | 'unauthorized' | 'wrong_answer' => {
  if (refusesToken(error)) return 'unauthorized';
  return failureOf(error)?.code === 'unexpected_answer' ? 'wrong_answer' : 'unreachable';
};

const asked = async (deps: Pick<Deps, 'door' | 'clock'>, connection: Connection): Promise<Returned<'instances.probe'>> => {
  const began = deps.clock.now();
  const seen = await askInstance(deps.door.to(connection, 'person'), connection, began);
  return { ...seen, url: connection.origin, latencyMs: Math.max(0, deps.clock.now() - began) };
};

/** Tests a connection: of a stored instance, whose row learns what was seen, or of what stands in the form, leaving no trace. */
export const probeInstance = async (
  deps: Pick<Deps, 'store' | 'vault' | 'door' | 'clock'>,
  input: ParsedInput<'instances.probe'>,
): Promise<Returned<'instances.probe'>> => {
  if (!('instanceId' in input)) {
    const origin = canonicalInstanceUrl(input.url);
    assertConsent(origin, input.network);
    return asked(deps, { instanceId: null, origin, token: new Secret(input.token), network: input.network, caCertificate: input.caCertificate });
  }
  const { instances } = deps.store;
  try {
    const seen = await asked(deps, connectionOf(instances.stored(input.instanceId), deps.vault));
    instances.observe(input.instanceId, { ...seen, checkedAt: deps.clock.now() });
    return seen;
  } catch (error) {
    instances.noteReachability(input.instanceId, reachabilityOf(error), deps.clock.now());
    throw error;
  }
};
