import type { Page } from 'playwright';
import type { Reply } from '../../src-preload/contract/reply.ts';
import { type Client, createClient } from '../demo/client.ts';

/** The contract over the window's own bridge: for what a test needs to be there and is not about. */
export const callInPage = (page: Page): Client =>
  createClient((method, input) => page.evaluate<Reply<unknown>>(`window.maestro.call(${JSON.stringify(method)}, ${JSON.stringify(input)})`));
