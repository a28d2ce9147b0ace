import ipaddr from 'ipaddr.js';
import type { BlockedReason } from '../../src-preload/contract/failures.ts';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';

/** What an IP address is to us. `public`, `private` and `loopback` may be allowed; the rest never is. */
export type AddressClass = 'public' | 'private' | 'loopback' | 'metadata' | 'link_local' | 'multicast' | 'unspecified' | 'reserved';

/** Where clouds answer with machine credentials to whoever asks from inside. */
const METADATA_ADDRESSES = new Set([
  '169.254.169.254', '169.254.170.2', '169.254.170.23', '100.100.100.200', '168.63.129.16', '192.0.0.192',
  'fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254', 'fd00:42::42',
]);

const RANGES: Readonly<Record<string, AddressClass>> = {
  unicast: 'public',
  private: 'private',
  carrierGradeNat: 'private',
  uniqueLocal: 'private',
  loopback: 'loopback',
  linkLocal: 'link_local',
  multicast: 'multicast',
  unspecified: 'unspecified',
};

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');
const IPV4_COMPATIBLE = ipaddr.IPv6.parse('::');

const embedded = (address: ipaddr.IPv6, firstByte: number, invert = false): ipaddr.IPv4 =>
  new ipaddr.IPv4(address.toByteArray().slice(firstByte, firstByte + 4).map((byte) => (invert ? byte ^ 0xff : byte)));

/** A tunnel may be worse than what is inside it, never better: public inside a deprecated tunnel is still refused. */
const inTunnel = (inside: ipaddr.IPv4): AddressClass => {
  const found = classOf(inside);
  return found === 'public' ? 'reserved' : found;
};

const classOfIpv6 = (address: ipaddr.IPv6): AddressClass => {
  const range = address.range();
  if (range === 'ipv4Mapped' || range === 'rfc6052') return classOf(embedded(address, 12));
  if (range === '6to4') return inTunnel(embedded(address, 2));
  if (range === 'teredo') return inTunnel(embedded(address, 12, true));
  const known = RANGES[range];
  if (known !== 'public') return known ?? 'reserved';
  if (address.match(IPV4_COMPATIBLE, 96)) return inTunnel(embedded(address, 12));
  return address.match(GLOBAL_UNICAST, 3) ? 'public' : 'reserved';
};

const classOf = (address: ipaddr.IPv4 | ipaddr.IPv6): AddressClass => {
  if (METADATA_ADDRESSES.has(address.toString())) return 'metadata';
  return address instanceof ipaddr.IPv6 ? classOfIpv6(address) : (RANGES[address.range()] ?? 'reserved');
};

/**
 * The class of an IP address, with IPv4-mapped, NAT64, 6to4, Teredo and IPv4-compatible forms unwrapped first. What cannot be
 * read as an address is `reserved`, so that it is refused. DESIGN.md section 5, point 1.
 */
export const classifyAddress = (address: string): AddressClass => (ipaddr.isValid(address) ? classOf(ipaddr.parse(address)) : 'reserved');

/** Why an address of this class is refused under the administrator's consent, or null where it is allowed. */
export const addressRefusal = (found: AddressClass, consent: NetworkConsent): BlockedReason | null => {
  if (found === 'public') return null;
  if (found === 'private') return consent === 'public' ? 'private' : null;
  if (found === 'loopback') return consent === 'loopback' ? null : 'loopback';
  return found;
};
