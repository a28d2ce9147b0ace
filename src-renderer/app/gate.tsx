import { useCall } from '../api/use-call.ts';
import { LockScreen } from '../features/lock/lock-screen.tsx';
import { WelcomeScreen } from '../features/welcome/welcome-screen.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Shell } from './shell.tsx';

/** Shows what the vault allows: setting it up, opening it, or the application. */
export const Gate = () => {
  const vault = useCall('vault.status', {});
  if (vault.data === undefined) {
    return vault.error === null ? null : (
      <Sheet title="Mirror Maestro">
        <FailureNotice failure={vault.error.failure} onRetry={() => void vault.refetch()} />
      </Sheet>
    );
  }
  switch (vault.data.state) {
    case 'not_set_up':
      return <WelcomeScreen vault={vault.data} />;
    case 'locked':
      return <LockScreen vault={vault.data} />;
    case 'unlocked':
      return <Shell vault={vault.data} />;
  }
};
