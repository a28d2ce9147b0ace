import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLive } from '../api/live.ts';
import { createQueryClient } from '../api/query-client.ts';
import { followHelpOrigin } from '../state/help-origin.ts';
import { noteProgress } from '../state/progress.ts';
import { followAddress, useRoute } from '../state/route.ts';
import { App } from './app.tsx';
import { SCREEN } from './screens.tsx';

/** Puts the application into the page. The bridge is there before the page's own code runs. */
export const start = (): void => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id root');
  const queries = createQueryClient();
  startLive(window.maestro, queries, noteProgress);
  followAddress();
  followHelpOrigin();
  // Fetched beside what has to be known before it: whether the vault is open. A failure is told where the screen is shown.
  SCREEN[useRoute.getState().screen].load().catch(() => undefined);
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  createRoot(root).render(
    <StrictMode>
      <App queries={queries} nonce={nonce} />
    </StrictMode>,
  );
};
