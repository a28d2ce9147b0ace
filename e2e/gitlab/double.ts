import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realClock, type VirtualClock } from './clock.ts';
import { createGitTools } from './git/repositories.ts';
import type { ServerProfile } from './profile.ts';
import type { Server } from './server-api.ts';
import { startServer } from './server.ts';

export type { VirtualClock } from './clock.ts';
export type { ServerProfile } from './profile.ts';
export type { Project, User } from './handles.ts';
export type { Person } from './person.ts';
export type { Server } from './server-api.ts';

/**
 * One or more stand-ins for GitLab servers in this process, over HTTP on free ports of 127.0.0.1, with real Git repositories
 * in a temporary folder. The default clock is the wall clock: mirror runs start on their own when they are due. With a
 * virtual clock they wait for `runMirrors()`.
 */
export type Double = {
  readonly clock: VirtualClock;
  addServer(profile: ServerProfile): Promise<Server>;
  /** Stops all servers and removes their repositories. */
  close(): Promise<void>;
};

export const startDouble = async (options: { clock?: VirtualClock } = {}): Promise<Double> => {
  const clock = options.clock ?? realClock();
  const folder = await mkdtemp(join(tmpdir(), 'gitlab-double-'));
  const tools = await createGitTools(folder);
  const servers: Server[] = [];
  const certificates: string[] = [];
  const bundle = join(folder, 'certificates.pem');

  /** A server may believe in another address than it has; mirrors between servers find it all the same. */
  const resolveUrl = (url: string): string => {
    if (url.startsWith('ssh://')) {
      const { host, pathname } = new URL(url);
      const answering = servers.find(({ profile, url: own }) => new URL(profile.externalUrl ?? own).host === host);
      return answering === undefined ? url : `${answering.url}${pathname}`;
    }
    const named = servers.find(({ profile }) => profile.externalUrl !== null && url.startsWith(`${profile.externalUrl}/`));
    return named === undefined ? url : `${named.url}${url.slice(named.profile.externalUrl?.length ?? 0)}`;
  };

  return {
    clock,
    addServer: async (profile) => {
      const own = join(folder, `server-${servers.length + 1}`);
      await mkdir(own);
      if (profile.tls !== undefined) {
        certificates.push(profile.tls.cert);
        await writeFile(bundle, certificates.join('\n'));
      }
      const server = await startServer({ clock, tools, folder: own, resolveUrl, certificates: () => (certificates.length === 0 ? null : bundle) }, profile);
      servers.push(server);
      return server;
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
