import { createServer, type IncomingHttpHeaders } from 'node:http';

import type { ServerState } from '../state/server-state.ts';

/** Where a server keeps its uploads when not with itself: another host, which is to see no credential of GitLab's. */
export type ObjectStorage = {
  readonly url: string;
  /** What was asked of it. */
  readonly requests: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
};

/** Listens on a free port of 127.0.0.1, and the server's downloads lead there from now on. */
export const startObjectStorage = async (state: ServerState): Promise<ObjectStorage> => {
  const requests: ObjectStorage['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    const upload = state.uploads.get(/^\/([0-9a-f]{32})\//.exec(path)?.[1] ?? '');
    if (upload === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': upload.type || 'application/octet-stream', 'Content-Length': upload.content.length }).end(upload.content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The object storage has no port');
  const url = `http://127.0.0.1:${address.port}`;
  state.settings.objectStorage = url;
  return {
    url,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
