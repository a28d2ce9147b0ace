import { describe, expect, it } from 'vitest';
import { Instance } from '../../../src-preload/contract/models/instance.ts';
import { toCreate, toProbe, toUpdate, valuesOf } from './instance-values.ts';

const stored = Instance.parse({
  id: 7, name: 'Company', url: 'https://gitlab.example.com', description: 'main', network: 'private', hasCaCertificate: true, version: '19.3.0', edition: 'enterprise',
  tier: 'premium', tokenUser: 'maestro', tokenUserId: 4, tokenName: 'maestro', tokenScopes: ['api'], tokenExpiresAt: null, capabilities: [], reachability: 'ok',
  checkedAt: 1, pairs: 0, mirrors: 0, createdAt: 1,
});

describe('the instance form', () => {
  it('sends only what was changed', () => {
    expect(toUpdate(valuesOf(stored), stored)).toEqual({ instanceId: 7 });
    expect(toUpdate({ ...valuesOf(stored), name: 'Head office', token: 'glpat-1' }, stored)).toEqual({ instanceId: 7, name: 'Head office', token: 'glpat-1' });
  });

  it('keeps a stored certificate unless it is replaced or taken away', () => {
    expect(toUpdate(valuesOf(stored), stored)).not.toHaveProperty('caCertificate');
    expect(toUpdate({ ...valuesOf(stored), dropCertificate: true }, stored)).toHaveProperty('caCertificate', null);
    expect(toUpdate({ ...valuesOf(stored), caCertificate: ' PEM ' }, stored)).toHaveProperty('caCertificate', 'PEM');
  });

  it('gives a new instance without a certificate null and not an empty text', () => {
    expect(toCreate({ ...valuesOf(null), name: 'a', url: 'https://a', token: 't' })).toHaveProperty('caCertificate', null);
  });

  it('tests the stored connection while nothing of it was changed', () => {
    expect(toProbe(valuesOf(stored), stored)).toEqual({ instanceId: 7 });
    expect(toProbe({ ...valuesOf(stored), name: 'Other' }, stored)).toEqual({ instanceId: 7 });
  });

  it('never sends a stored token to an address that was typed', () => {
    expect(toProbe({ ...valuesOf(stored), url: 'https://elsewhere.example.com' }, stored)).toBeNull();
    expect(toProbe({ ...valuesOf(stored), network: 'loopback' }, stored)).toBeNull();
    expect(toProbe({ ...valuesOf(null), url: 'https://a' }, null)).toBeNull();
  });
});
