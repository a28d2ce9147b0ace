import type { Place } from '../../src-preload/contract/models/place.ts';

/** The page's address for a place: what the window reads behind the `#`. Twin place: src-renderer/state/route.ts. */
export const placeAddress = (start: string, { screen, id, params }: Place): string => {
  const search = new URLSearchParams(params).toString();
  return `${start}#/${screen}${id === null ? '' : `/${id}`}${search === '' ? '' : `?${search}`}`;
};
