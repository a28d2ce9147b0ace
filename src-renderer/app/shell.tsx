import { useEffect } from 'react';
import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { Overlays } from '../features/palette/overlays.tsx';
import { useFirstSteps } from '../features/welcome/first-steps.ts';
import { navigate, type ScreenName, useRoute } from '../state/route.ts';
import { HelpReach } from '../ui/help-link.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { Rail } from './rail.tsx';
import { RouteBoundary } from './route-boundary.tsx';
import { loadAllScreens, SCREEN } from './screens.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useFillInstanceNames } from './use-fill-instance-names.ts';
import { useScreen } from './use-screen.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Screen = ({ name }: { name: ScreenName }) => useScreen(name);

/** The open application: rail, the screen of the address, and the status bar. */
export const Shell = ({ vault }: { vault: VaultStatus }) => {
  const screen = useRoute((route) => route.screen);
  const { unfinished } = useFirstSteps();
  useFillInstanceNames();
  useShortcuts();
  useEffect(loadAllScreens, []);
  useEffect(() => {
    // Only where the window was opened without an address: whoever chose a screen stays there.
    if (unfinished && location.hash === '') navigate('start', { replace: true });
  }, [unfinished]);

  return (
    <HelpReach value>
      <div className={styles['shell']}>
        <Rail screen={screen} unfinished={unfinished} />
        <main className={styles['screen']}>
          <RouteBoundary key={screen} name={SCREEN[screen].word}>
            <Screen name={screen} />
          </RouteBoundary>
        </main>
        <StatusBar vault={vault} />
        <Overlays />
        <LeaveQuestion />
      </div>
    </HelpReach>
  );
};
