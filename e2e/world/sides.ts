import type { Server } from '../gitlab/double.ts';

const MAINTAINER = 40;

/** One side: a server, its administrator, and the token with which it is registered. */
export const addSide = (server: Server) => {
  const admin = server.addUser({ username: 'maintainer' });
  const token = server.addToken(admin, { scopes: ['api'], name: 'mirror-maestro' });
  return { server, admin, token };
};

export type Side = ReturnType<typeof addSide>;

/** The same path on both servers, empty on the target, with each administrator as Maintainer. */
export const addProjectTo = async ({ source, target }: { source: Side; target: Side }, projectPath: string): Promise<void> => {
  for (const side of [source, target]) {
    side.server.addMember(await side.server.addProject({ path: projectPath, empty: side === target }), side.admin, MAINTAINER);
  }
};

/** What GitLab holds of ours on both sides: living credentials, mirrors; all zero is a clean slate. */
export const leftoversOn = ({ source, target }: { source: Side; target: Side }, projectPath: string) => {
  const alive = (side: Side) => side.server.tokens(projectPath).filter((token) => !token.revoked).length;
  const pull = (side: Side) => (side.server.pullMirror(projectPath).enabled ? 1 : 0);
  return {
    tokens: alive(source) + alive(target),
    pushMirrors: source.server.pushMirrors(projectPath).length + target.server.pushMirrors(projectPath).length,
    pullMirrors: pull(source) + pull(target),
  };
};
