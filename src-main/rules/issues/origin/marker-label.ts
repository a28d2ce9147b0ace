/** Before the host key of the server that a copy comes from. The original application writes the same (behaviour.md 2.8.7). */
const MARKER_PREFIX = 'Mirrored-From::';

export const MARKER_COLOR = '#0052CC';

/** The label of a copy whose issue stands on the server with this host key. */
export const markerLabel = (host: string): string => `${MARKER_PREFIX}${host}`;

export const isMarker = (label: string): boolean => label.startsWith(MARKER_PREFIX);
