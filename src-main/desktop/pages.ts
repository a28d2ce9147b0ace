import { readFile } from 'node:fs/promises';
import { pageHeaders } from './content-policy.ts';
import { APP_HOST, APP_SCHEME } from './page-address.ts';
import type { PageFile } from './page-files.ts';

const NONCE_PLACE = /(<meta name="csp-nonce" content=")[^"]*(")/;

export type PageAnswer = { statusCode: number; headers: Record<string, string>; data: Buffer };

/** Answers requests of the own scheme from the fixed list of files; index.html learns the nonce of this start. */
export const createPages = ({ files, nonce }: { files: ReadonlyMap<string, PageFile>; nonce: string }) => {
  const headers = pageHeaders(nonce);

  const body = async (name: string, file: PageFile): Promise<Buffer> => {
    const content = await readFile(file.path);
    return name === '/index.html' ? Buffer.from(content.toString('utf8').replace(NONCE_PLACE, `$1${nonce}$2`)) : content;
  };

  return async (request: { url: string; method: string }): Promise<PageAnswer> => {
    const url = URL.parse(request.url);
    const isOurs = url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && request.method === 'GET';
    const file = isOurs ? files.get(url.pathname) : undefined;
    if (url === null || file === undefined) return { statusCode: 404, headers, data: Buffer.alloc(0) };
    return { statusCode: 200, headers: { ...headers, 'Content-Type': file.type }, data: await body(url.pathname, file) };
  };
};
