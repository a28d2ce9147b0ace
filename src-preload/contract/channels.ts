import type { EventName } from './events.ts';

/** The names under which the bridge and the wire meet; nobody else sends or listens on them. */
export const CALL_CHANNEL = 'maestro:call';
export const EVENT_CHANNELS = { changed: 'maestro:changed', progress: 'maestro:progress' } as const satisfies Record<EventName, string>;
