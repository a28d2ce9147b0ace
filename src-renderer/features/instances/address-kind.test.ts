import { describe, expect, it } from 'vitest';
import { addressKind } from './address-kind.ts';

describe('addressKind', () => {
  it.each([
    ['https://gitlab.com', 'public'],
    ['http://127.0.0.1:8080', 'loopback'],
    ['http://localhost/gitlab', 'loopback'],
    ['http://[::1]:3000', 'loopback'],
    ['https://10.1.2.3', 'private'],
    ['https://172.31.0.1', 'private'],
    ['https://172.32.0.1', 'public'],
    ['https://192.168.7.7', 'private'],
    ['https://[fd00::1]', 'private'],
    ['not an address', 'public'],
    ['', 'public'],
  ])('takes %s for %s', (typed, kind) => {
    expect(addressKind(typed)).toBe(kind);
  });
});
