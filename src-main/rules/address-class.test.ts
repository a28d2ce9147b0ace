import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressRefusal, classifyAddress } from './address-class.ts';

describe('classifyAddress', () => {
  it.each([
    ['8.8.8.8', 'public'], ['2606:4700::1111', 'public'], ['64:ff9b::8.8.8.8', 'public'],
    ['10.1.2.3', 'private'], ['172.31.0.1', 'private'], ['192.168.1.1', 'private'], ['100.64.0.1', 'private'], ['fd12::1', 'private'],
    ['127.0.0.1', 'loopback'], ['127.255.255.254', 'loopback'], ['::1', 'loopback'],
    ['169.254.1.1', 'link_local'], ['fe80::1', 'link_local'],
    ['169.254.169.254', 'metadata'], ['100.100.100.200', 'metadata'], ['192.0.0.192', 'metadata'], ['fd00:ec2::254', 'metadata'],
    ['224.0.0.1', 'multicast'], ['ff02::1', 'multicast'],
    ['0.0.0.0', 'unspecified'], ['0.1.2.3', 'unspecified'], ['::', 'unspecified'],
    ['255.255.255.255', 'reserved'], ['240.0.0.1', 'reserved'], ['203.0.113.7', 'reserved'], ['198.18.0.1', 'reserved'],
    ['2001:db8::1', 'reserved'], ['100::1', 'reserved'], ['fec0::1', 'reserved'], ['4000::1', 'reserved'], ['100:0:0:1::1', 'reserved'],
  ])('calls %s %s', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });

  it.each([
    ['::ffff:127.0.0.1', 'loopback'], ['::ffff:7f00:1', 'loopback'], ['::ffff:169.254.169.254', 'metadata'], ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::7f00:1', 'loopback'], ['64:ff9b::a9fe:a9fe', 'metadata'], ['64:ff9b:1::10.0.0.1', 'private'],
    ['2002:7f00:1::', 'loopback'], ['2002:a9fe:a9fe::1', 'metadata'], ['2002:808:808::1', 'reserved'],
    ['2001:0:4136:e378:8000:63bf:80ff:fffe', 'loopback'], ['2001:0:4136:e378:8000:63bf:f7f7:f7f7', 'reserved'],
    ['::7f00:1', 'loopback'], ['::a00:1', 'private'], ['::808:808', 'reserved'],
  ])('looks inside %s and finds %s', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });

  it('reads decimal, octal, hexadecimal and short forms as what they mean', () => {
    for (const form of ['2130706433', '0177.0.0.1', '0x7f.1', '0x7f000001', '127.1']) expect(classifyAddress(form)).toBe('loopback');
  });

  it('refuses what is no address', () => {
    for (const text of ['gitlab.example.com', 'localhost', '', '[::1]', '1.2.3.4.5']) expect(classifyAddress(text)).toBe('reserved');
  });

  it('finds the same class inside a mapped address as outside, for every IPv4 address', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => {
      expect(classifyAddress(`::ffff:${address}`)).toBe(classifyAddress(address));
    }));
  });
});

describe('addressRefusal', () => {
  it('allows public under every consent, private from private on, loopback only under loopback', () => {
    const under = (found: 'public' | 'private' | 'loopback') =>
      (['public', 'private', 'loopback'] as const).map((consent) => addressRefusal(found, consent));
    expect(under('public')).toEqual([null, null, null]);
    expect(under('private')).toEqual(['private', null, null]);
    expect(under('loopback')).toEqual(['loopback', 'loopback', null]);
  });

  it('refuses the other classes under every consent', () => {
    for (const found of ['metadata', 'link_local', 'multicast', 'unspecified', 'reserved'] as const) {
      for (const consent of ['public', 'private', 'loopback'] as const) expect(addressRefusal(found, consent)).toBe(found);
    }
  });
});
