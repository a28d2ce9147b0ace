import type { Page } from 'playwright';
import { instancesPage } from './instances-page.ts';
import { mirrorsPage } from './mirrors-page.ts';
import { pairsPage } from './pairs-page.ts';
import { shellPage } from './shell-page.ts';
import { welcomePage } from './welcome-page.ts';

/** Every page of one window. */
export const windowPages = (page: Page) => ({ shell: shellPage(page), welcome: welcomePage(page), instances: instancesPage(page), pairs: pairsPage(page), mirrors: mirrorsPage(page) });

export type WindowPages = ReturnType<typeof windowPages>;
