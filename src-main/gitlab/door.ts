import { lookup } from 'node:dns/promises';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { createApi } from './api.ts';
import { fingerprint } from './auth.ts';
import { proxiesFrom, type ProxySettings } from './connections.ts';
import type { Resolve } from './connector.ts';
import { createIssueDoor } from './create-issue-door.ts';
import { createAccessTokenEndpoints } from './endpoints/access-tokens.ts';
import { createCapabilityEndpoints } from './endpoints/capabilities.ts';
import { createClaimLabelEndpoints } from './endpoints/claim-labels.ts';
import { createDeployCredentialEndpoints } from './endpoints/deploy-credentials.ts';
import { createGroupEndpoints } from './endpoints/groups.ts';
import { createMetadataEndpoints } from './endpoints/metadata.ts';
import { createProjectCreationEndpoints } from './endpoints/project-creation.ts';
import { createProjectEndpoints } from './endpoints/projects.ts';
import { createPullMirrorEndpoints } from './endpoints/pull-mirrors.ts';
import { createPushMirrorEndpoints } from './endpoints/push-mirrors.ts';
import { createRepositoryEndpoints } from './endpoints/repository.ts';
import type { Connection, Door, GitLab, Priority } from './gitlab.ts';
import { createLines, type KeptLine } from './lines.ts';
import { createRefsEndpoint } from './refs.ts';
import { systemCertificates } from './roots.ts';
import { createTransport } from './transport.ts';

export type DoorDeps = {
  clock: Clock;
  chance: Chance;
  log: Log;
  /** The system's resolver unless a test brings its own. */
  resolve?: Resolve;
  /** From the environment unless the desktop knows better. */
  proxies?: ProxySettings;
  /** Whether there is a network at all; where there is none, only servers of this machine are asked. */
  isOnline?: () => boolean;
};

const systemResolve: Resolve = async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

const MOST_CLIENTS = 4;

/** The one way to GitLab: DESIGN.md section 5. */
export const createDoor = ({ clock, chance, log, resolve = systemResolve, proxies = proxiesFrom(process.env), isOnline = () => true }: DoorDeps): Door => {
  let system: string[] | null = null;
  const lines = createLines(
    { clock, chance, log, resolve, proxies, isOnline, systemCertificates: () => (system ??= systemCertificates()) },
    DEFAULT_SETTINGS,
  );

  const gitLabOf = ({ line, memo }: KeptLine, connection: Connection, priority: Priority): GitLab => {
    const { instanceId, origin: base, token, tokenExpiresAt = null, assertMayWrite = () => undefined } = connection;
    const transport = createTransport({ line, clock, token, tokenExpiresAt, priority, assertMayWrite });
    const unheld = createTransport({ line, clock, token, tokenExpiresAt, priority, assertMayWrite: () => undefined });
    const api = createApi(transport, instanceId);
    const metadata = createMetadataEndpoints(api);
    const projects = createProjectEndpoints(api, () => memo.isAdmin(fingerprint(token), metadata.readUser));
    return {
      ...metadata,
      ...projects,
      ...createCapabilityEndpoints(api, base),
      ...createGroupEndpoints(api),
      ...createProjectCreationEndpoints(api),
      ...createRepositoryEndpoints(api, projects.readProject),
      ...createRefsEndpoint({ transport, clock, instanceId, base, token }),
      ...createPushMirrorEndpoints(api),
      ...createPullMirrorEndpoints(api),
      ...createAccessTokenEndpoints(api),
      ...createDeployCredentialEndpoints(api),
      ...createClaimLabelEndpoints(createApi(unheld, instanceId)),
      ...createIssueDoor(api, { transport, chance, instanceId, base, token }),
      sent: transport.sent,
      health: line.health,
      resetBreaker: line.resetBreaker,
    };
  };

  /** A token that was replaced is not used again: the few of its clients go with those of the next. */
  const keptOf = (line: KeptLine, connection: Connection, priority: Priority): GitLab => {
    const key = `${priority} ${connection.tokenExpiresAt ?? ''} ${fingerprint(connection.token)}`;
    const known = line.clients.get(key);
    if (known !== undefined) return known;
    const made = gitLabOf(line, connection, priority);
    if (line.clients.size >= MOST_CLIENTS) line.clients.clear();
    line.clients.set(key, made);
    return made;
  };

  return {
    to: (connection, priority) => gitLabOf(lines.to(connection), connection, priority),
    kept: (connection, priority) => keptOf(lines.to(connection), connection, priority),
    forget: lines.forget,
    forgetTokens: lines.forgetTokens,
    healthOf: (instanceId) => lines.find(instanceId)?.health() ?? null,
    resetBreaker: (instanceId) => lines.find(instanceId)?.resetBreaker(),
    setLimits: lines.setLimits,
    close: lines.close,
  };
};
