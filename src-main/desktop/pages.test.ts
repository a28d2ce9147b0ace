import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listPageFiles } from './page-files.ts';
import { createPages } from './pages.ts';

let folder: string;
let pages: ReturnType<typeof createPages>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'maestro-pages-'));
  mkdirSync(path.join(folder, 'built', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.json'), '{}');
  writeFileSync(path.join(folder, 'built', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__" />');
  writeFileSync(path.join(folder, 'built', 'assets', 'main.js'), 'main()');
  writeFileSync(path.join(folder, 'built', 'assets', 'main.js.map'), '{}');
  pages = createPages({ files: listPageFiles(path.join(folder, 'built')), nonce: 'N0nce' });
});

afterEach(() => rmSync(folder, { recursive: true }));

const get = (url: string, method = 'GET'): Promise<Response> => pages({ url, method });

describe('The own scheme', () => {
  test('serves the built files with their type and every header', async () => {
    const response = await get('app://maestro/assets/main.js?v=1#top');
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, 'main()', 'text/javascript; charset=utf-8']);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('tells the page the nonce that its policy allows', async () => {
    const response = await get('app://maestro/index.html');
    expect(await response.text()).toBe('<meta name="csp-nonce" content="N0nce" />');
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-N0nce';");
  });

  test.each([
    'app://maestro/',
    'app://maestro/nothing.js',
    'app://maestro/../secret.json',
    'app://maestro/%2e%2e/secret.json',
    'app://maestro/..%2fsecret.json',
    'app://maestro/assets/..%5c..%5csecret.json',
    'app://maestro/assets/main.js.map',
    'app://maestro//index.html',
    'app://elsewhere/index.html',
    'file:///index.html',
  ])('does not serve %s', async (address) => {
    const response = await get(address);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test('answers GET only', async () => {
    expect((await get('app://maestro/index.html', 'POST')).status).toBe(404);
  });
});
