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

const get = async (url: string, method = 'GET') => {
  const { statusCode, headers, data } = await pages({ url, method });
  return { statusCode, headers, text: String(data) };
};

describe('The own scheme', () => {
  test('serves the built files with their type and every header', async () => {
    const response = await get('app://maestro/assets/main.js?v=1#top');
    expect([response.statusCode, response.text, response.headers['Content-Type']]).toEqual([200, 'main()', 'text/javascript; charset=utf-8']);
    expect(response.headers['Content-Security-Policy']).toContain("script-src 'self';");
    expect(response.headers['X-Content-Type-Options']).toBe('nosniff');
  });

  test('tells the page the nonce that its policy allows', async () => {
    const response = await get('app://maestro/index.html');
    expect(response.text).toBe('<meta name="csp-nonce" content="N0nce" />');
    expect(response.headers['Content-Security-Policy']).toContain("style-src 'self' 'nonce-N0nce';");
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
    expect([response.statusCode, response.text]).toEqual([404, '']);
  });

  test('answers GET only', async () => {
    expect((await get('app://maestro/index.html', 'POST')).statusCode).toBe(404);
  });
});
