import { onTestFinished } from 'vitest';
import { startDouble } from '../../../e2e/gitlab/double.ts';
import type { ServerProfile } from '../../../e2e/gitlab/profile.ts';
import { virtualClock } from '../../../e2e/gitlab/clock.ts';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { Secret } from '../../rules/secret.ts';
import { openDoor, type TestDoor } from './kit.ts';

/** A GitLab server of the double with `group/project`, and a door to it as a maintainer of it. */
export const startGitLab = async (profile: Partial<ServerProfile> = {}, scopes = ['api']) => {
  const double = await startDouble({ clock: virtualClock(Date.now()) });
  onTestFinished(() => double.close());
  const server = await double.addServer({ name: 'gitlab', ...profile });
  const project = await server.addProject({ path: 'group/project' });
  const user = server.addUser({ username: 'maintainer' });
  server.addMember(project, user, 40);
  const as = (who: { readonly id: number; readonly username: string }, itsScopes = scopes): TestDoor =>
    openDoor(server.url, { connection: { token: new Secret(server.addToken(who, { scopes: itsScopes, name: 'ours' }).value) } });
  return { double, server, project, projectId: ProjectId.parse(project.id), user, as, gitlab: as(user).gitlab };
};
