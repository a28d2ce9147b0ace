import { useRoute } from '../../state/route.ts';
import { RestorePage } from './restore-page.tsx';
import { TransferOverview } from './transfer-overview.tsx';
import { WebPage } from './web-page.tsx';

/** `#/transfer`; with `?do=backup` beside a new backup, with `?do=restore` opening one, with `?do=web` the web application's. */
export const TransferScreen = () => {
  const what = useRoute(({ params }) => params['do']);
  if (what === 'restore') return <RestorePage />;
  if (what === 'web') return <WebPage />;
  return <TransferOverview />;
};
