import { readFile } from 'node:fs/promises';
import { pageHeaders } from './content-policy.ts';
import { APP_HOST, APP_SCHEME } from './page-address.ts';
import type { PageFile } from './page-files.ts';

const NONCE_PLACE = /(<meta name="csp-nonce" content=")[^"]*(")/;

/** Answers requests of the own scheme from the fixed list of files; index.html learns the nonce of this start. */
export const createPages = ({ files, nonce }: { files: ReadonlyMap<string, PageFile>; nonce: string }) => {
  const headers = pageHeaders(nonce);

  const body = async (name: string, file: PageFile): Promise<Uint8Array<ArrayBuffer> | string> => {
    if (name !== '/index.html') return new Uint8Array(await readFile(file.path));
    return (await readFile(file.path, 'utf8')).replace(NONCE_PLACE, `$1${nonce}$2`);
  };

  return async (request: Pick<Request, 'url' | 'method'>): Promise<Response> => {
    const url = URL.parse(request.url);
    const isOurs = url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && request.method === 'GET';
    const file = isOurs ? files.get(url.pathname) : undefined;
    if (url === null || file === undefined) return new Response(null, { status: 404, headers });
    return new Response(await body(url.pathname, file), { headers: { ...headers, 'Content-Type': file.type } });
  };
};
