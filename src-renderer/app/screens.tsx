import { IconActivity, IconArrowsRightLeft, IconArrowsTransferUp, IconCalendarDue, IconFileText, IconFlag, IconGitMerge, IconHelp, IconLayoutDashboard, IconListCheck, IconListDetails, IconMessages, IconServer, IconSettings, IconSitemap, IconStethoscope, IconTelescope, type TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ScreenName } from '../state/route.ts';

type ScreenEntry = {
  word: string;
  icon: TablerIcon;
  /** Fetches what stands there, once. */
  load: () => Promise<ComponentType>;
  /** The same where it was fetched before. */
  loaded: () => ComponentType | null;
};

/** What stands there is fetched when somebody goes there, or before, by `loadAllScreens`: the first screen waits for no other one's code. */
const entry = (word: string, icon: TablerIcon, fetch: () => Promise<ComponentType>): ScreenEntry => {
  let view: ComponentType | null = null;
  return { word, icon, load: async () => (view ??= await fetch()), loaded: () => view };
};

/** Every place of the window: its word and icon in the rail, and what stands there. */
export const SCREEN: Record<ScreenName, ScreenEntry> = {
  overview: entry('Overview', IconLayoutDashboard, async () => (await import('../features/dashboard/dashboard-screen.tsx')).DashboardScreen),
  mirrors: entry('Mirrors', IconGitMerge, async () => (await import('../features/mirrors/mirrors-screen.tsx')).MirrorsScreen),
  issues: entry('Issues', IconMessages, async () => (await import('../features/issues/issues-screen.tsx')).IssuesScreen),
  topology: entry('Topology', IconSitemap, async () => (await import('../features/topology/topology-screen.tsx')).TopologyScreen),
  pairs: entry('Pairs', IconArrowsRightLeft, async () => (await import('../features/pairs/pairs-screen.tsx')).PairsScreen),
  instances: entry('Instances', IconServer, async () => (await import('../features/instances/instances-screen.tsx')).InstancesScreen),
  expiries: entry('Expiries', IconCalendarDue, async () => (await import('../features/expiries/expiries-screen.tsx')).ExpiriesScreen),
  jobs: entry('Jobs', IconListCheck, async () => (await import('../features/jobs/jobs-screen.tsx')).JobsScreen),
  activity: entry('Activity', IconActivity, async () => (await import('../features/activity/activity-screen.tsx')).ActivityScreen),
  transfer: entry('Transfer', IconArrowsTransferUp, async () => (await import('../features/transfer/transfer-screen.tsx')).TransferScreen),
  settings: entry('Settings', IconSettings, async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen),
  start: entry('Start', IconFlag, async () => (await import('../features/welcome/start-screen.tsx')).StartScreen),
  plans: entry('Plans', IconListDetails, async () => (await import('../features/plans/plans-screen.tsx')).PlansScreen),
  log: entry('Log', IconFileText, async () => (await import('../features/log/log-screen.tsx')).LogScreen),
  health: entry('Health', IconStethoscope, async () => (await import('../features/health/health-screen.tsx')).HealthScreen),
  discover: entry('Adopt mirrors', IconTelescope, async () => (await import('../features/discover/discover-screen.tsx')).DiscoverScreen),
  help: entry('Help', IconHelp, async () => (await import('../features/help/help-screen.tsx')).HelpScreen),
};

/** Fetches every screen, one after the other, while the window has nothing else to do: from then on each is there at once. */
export const loadAllScreens = (): (() => void) => {
  let isOver = false;
  const waiting = Object.values(SCREEN);
  const next = (): void => {
    const one = isOver ? undefined : waiting.shift();
    // What cannot be fetched now is asked for again by whoever goes there, and says so then.
    if (one !== undefined) void one.load().catch(() => undefined).then(() => requestIdleCallback(next));
  };
  requestIdleCallback(next);
  return () => {
    isOver = true;
  };
};
