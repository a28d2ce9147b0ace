import type { Bridge } from '../../src-preload/contract/reply.ts';

declare global {
  interface Window {
    /** Put there by the preload script before the page runs. */
    readonly maestro: Bridge;
  }
}
