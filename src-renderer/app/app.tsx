import './global.css';
import './mantine.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Appearance } from './appearance.tsx';
import { Gate } from './gate.tsx';
import { RouteBoundary } from './route-boundary.tsx';
import { cssVariables, theme } from './theme.ts';

type AppProps = {
  queries: QueryClient;
  /** Allows the one style element that Mantine writes; made anew by the main process at each start. */
  nonce: string;
};

/** Providers around the window's content. */
export const App = ({ queries, nonce }: AppProps) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} getStyleNonce={() => nonce} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <Appearance />
      <Notifications position="bottom-right" limit={3} autoClose={8000} />
      <RouteBoundary name="The window">
        <Gate />
      </RouteBoundary>
    </QueryClientProvider>
  </MantineProvider>
);
