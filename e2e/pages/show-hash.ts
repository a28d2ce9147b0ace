import type { Page } from 'playwright';

/** Goes to an address of the window (`#/health`), as a link in it would. */
export const showHash = (page: Page, hash: string): Promise<void> => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
