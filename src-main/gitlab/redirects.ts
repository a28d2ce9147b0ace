import type { WireRequest } from './request.ts';
import { headerOf } from './headers.ts';
import type { RawAnswer } from './outcome.ts';
import { routeOf } from './routes.ts';

const API = '/api/v4/';
/** GitLab's answer to the old path of a moved project: the same route by number, under whatever address GitLab thinks it has. */
const BY_NUMBER = /^projects\/\d{1,15}(?:[/?]|$)/;

const parse = (location: string, from: string): URL | null => {
  try {
    return new URL(location, from);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/**
 * Where a redirected API request may go on, as a request to our own origin; null where it may not. Only GET, only below our own
 * API root; of a foreign `Location` nothing but the path of a moved project is used. The token never leaves the origin.
 */
export const nextHop = (request: WireRequest, { headers }: RawAnswer, at: { origin: string; target: string }): WireRequest | null => {
  const location = headerOf(headers, 'location');
  if (request.method !== 'GET' || location === null || location === '') return null;
  const to = parse(location, `${at.origin}${at.target}`);
  const root = at.target.slice(0, at.target.indexOf(API) + API.length);
  if (to === null || !at.target.includes(API)) return null;
  const wanted = `${to.pathname}${to.search}`;
  const path = wanted.slice(wanted.indexOf(API) + API.length);
  const isOurs = to.origin === at.origin && wanted.startsWith(root);
  if (!wanted.includes(API) || !(isOurs || BY_NUMBER.test(path))) return null;
  return { ...request, path: `${API.slice(1)}${path}`, route: routeOf('GET', path.replace(/\?.*$/, '')) };
};
