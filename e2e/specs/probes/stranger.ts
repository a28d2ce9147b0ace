import { createServer } from 'node:http';

/** A server of somebody else on this machine: it notes every request that reaches it, and none shall. */
export type Stranger = { address: string; seen: string[]; close(): Promise<void> };

export const startStranger = async (): Promise<Stranger> => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('<p>elsewhere</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    address: `http://127.0.0.1:${address.port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
