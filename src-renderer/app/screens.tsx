import { IconActivity, IconArrowsRightLeft, IconArrowsTransferUp, IconCalendarDue, IconFileText, IconFlag, IconGitMerge, IconHelp, IconLayoutDashboard, IconListCheck, IconListDetails, IconMessages, IconServer, IconSettings, IconSitemap, IconStethoscope, IconTelescope, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import { ActivityScreen } from '../features/activity/activity-screen.tsx';
import { DashboardScreen } from '../features/dashboard/dashboard-screen.tsx';
import { DiscoverScreen } from '../features/discover/discover-screen.tsx';
import { ExpiriesScreen } from '../features/expiries/expiries-screen.tsx';
import { HealthScreen } from '../features/health/health-screen.tsx';
import { InstancesScreen } from '../features/instances/instances-screen.tsx';
import { IssuesScreen } from '../features/issues/issues-screen.tsx';
import { JobsScreen } from '../features/jobs/jobs-screen.tsx';
import { LogScreen } from '../features/log/log-screen.tsx';
import { MirrorsScreen } from '../features/mirrors/mirrors-screen.tsx';
import { PairsScreen } from '../features/pairs/pairs-screen.tsx';
import { PlansScreen } from '../features/plans/plans-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { TransferScreen } from '../features/transfer/transfer-screen.tsx';
import { StartScreen } from '../features/welcome/start-screen.tsx';
import type { ScreenName } from '../state/route.ts';

/** Its picture needs a library of its own, which nobody waits for before they look at it. */
const TopologyScreen = lazy(async () => ({ default: (await import('../features/topology/topology-screen.tsx')).TopologyScreen }));

/** Texts that are read now and then. */
const HelpScreen = lazy(async () => ({ default: (await import('../features/help/help-screen.tsx')).HelpScreen }));

type ScreenEntry = { word: string; icon: TablerIcon; view: ComponentType };

/** Every place of the window: its word and icon in the rail, and what stands there. */
export const SCREEN: Record<ScreenName, ScreenEntry> = {
  overview: { word: 'Overview', icon: IconLayoutDashboard, view: DashboardScreen },
  mirrors: { word: 'Mirrors', icon: IconGitMerge, view: MirrorsScreen },
  issues: { word: 'Issues', icon: IconMessages, view: IssuesScreen },
  topology: { word: 'Topology', icon: IconSitemap, view: TopologyScreen },
  pairs: { word: 'Pairs', icon: IconArrowsRightLeft, view: PairsScreen },
  instances: { word: 'Instances', icon: IconServer, view: InstancesScreen },
  expiries: { word: 'Expiries', icon: IconCalendarDue, view: ExpiriesScreen },
  jobs: { word: 'Jobs', icon: IconListCheck, view: JobsScreen },
  activity: { word: 'Activity', icon: IconActivity, view: ActivityScreen },
  transfer: { word: 'Transfer', icon: IconArrowsTransferUp, view: TransferScreen },
  settings: { word: 'Settings', icon: IconSettings, view: SettingsScreen },
  start: { word: 'Start', icon: IconFlag, view: StartScreen },
  plans: { word: 'Plans', icon: IconListDetails, view: PlansScreen },
  log: { word: 'Log', icon: IconFileText, view: LogScreen },
  health: { word: 'Health', icon: IconStethoscope, view: HealthScreen },
  discover: { word: 'Adopt mirrors', icon: IconTelescope, view: DiscoverScreen },
  help: { word: 'Help', icon: IconHelp, view: HelpScreen },
};
