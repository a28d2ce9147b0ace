import { originOf } from './page-address.ts';

/** Pages of the documentation that the application itself links to. */
const DOCUMENTATION = ['https://docs.gitlab.com'];
const LONGEST_LINK = 2048;

/**
 * The address to hand to the browser, or null where a link of the window must not lead: only http and https, only to a registered
 * instance or the documentation, without user-info.
 */
export const allowedLink = (address: string, instanceOrigins: readonly string[]): string | null => {
  const url = address.length > LONGEST_LINK ? null : URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  return [...instanceOrigins, ...DOCUMENTATION].some((origin) => originOf(origin) === originOf(url.href)) ? url.href : null;
};
