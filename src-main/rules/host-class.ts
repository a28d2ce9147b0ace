import { type AddressClass, classifyAddress } from './address-class.ts';

/** Names that stand for clouds' metadata addresses; behind a proxy the address itself is never seen. */
const METADATA_NAMES: readonly string[] = ['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal'];

/**
 * What the host of a canonical URL is, without resolving anything: the class of a literal (IPv6 in brackets), that of a name that
 * means the same everywhere, or null for any other name.
 */
export const classifyHost = (host: string): AddressClass | null => {
  if (host.startsWith('[')) return classifyAddress(host.slice(1, -1));
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return classifyAddress(host);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  return METADATA_NAMES.includes(host) ? 'metadata' : null;
};
