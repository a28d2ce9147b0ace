import type { App } from '../app.ts';

/** What windows need of the application. */
export type Program = Pick<App, 'on' | 'call' | 'linkOrigins'>;
