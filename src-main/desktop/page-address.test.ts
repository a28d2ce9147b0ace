import { describe, expect, test } from 'vitest';
import { APP_ORIGIN, devServerAddress, mayLoad, originOf, START_PAGE } from './page-address.ts';

describe('The origin of an address', () => {
  test('is told for the own scheme as well', () => {
    expect(originOf(START_PAGE)).toBe(APP_ORIGIN);
    expect(originOf('app://elsewhere/index.html')).toBe('app://elsewhere');
  });

  test('is none for what is no address', () => {
    expect(originOf('')).toBeNull();
  });

  test.each(['about:blank', 'data:text/html,x', 'blob:app://maestro/1', 'app://maestro:1/'])('of %s is not ours', (address) => {
    expect(originOf(address)).not.toBe(APP_ORIGIN);
  });
});

describe('The development server', () => {
  test('is taken from source, on this machine', () => {
    expect(devServerAddress('http://localhost:5173', false)).toBe('http://localhost:5173/');
  });

  test.each([
    ['http://localhost:5173', true],
    ['http://evil.example', false],
    ['https://localhost.evil.example', false],
    ['file:///etc', false],
    ['nonsense', false],
    [undefined, false],
  ])('is not taken from %s where packaged is %s', (said, isPackaged) => {
    expect(devServerAddress(said, isPackaged)).toBeNull();
  });
});

describe('The session may load', () => {
  test('own pages only', () => {
    expect(mayLoad(START_PAGE, null)).toBe(true);
    for (const address of ['https://gitlab.example.com/', 'file:///etc/passwd', 'ws://localhost:5173/', 'app://elsewhere/', 'devtools://devtools/x']) expect(mayLoad(address, null)).toBe(false);
  });

  test('the development server and its socket where there is one', () => {
    expect(mayLoad('http://localhost:5173/app/main.ts', 'http://localhost:5173/')).toBe(true);
    expect(mayLoad('ws://localhost:5173/', 'http://localhost:5173/')).toBe(true);
    expect(mayLoad('http://localhost:5174/', 'http://localhost:5173/')).toBe(false);
  });
});
