import { IconActivity, IconArrowsRightLeft, IconCalendarDue, IconFlag, IconGitMerge, IconListCheck, IconListDetails, IconServer, IconSettings, IconTelescope, type TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { ActivityScreen } from '../features/activity/activity-screen.tsx';
import { DiscoverScreen } from '../features/discover/discover-screen.tsx';
import { ExpiriesScreen } from '../features/expiries/expiries-screen.tsx';
import { InstancesScreen } from '../features/instances/instances-screen.tsx';
import { JobsScreen } from '../features/jobs/jobs-screen.tsx';
import { MirrorsScreen } from '../features/mirrors/mirrors-screen.tsx';
import { PairsScreen } from '../features/pairs/pairs-screen.tsx';
import { PlansScreen } from '../features/plans/plans-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StartScreen } from '../features/welcome/start-screen.tsx';
import type { ScreenName } from '../state/route.ts';

type ScreenEntry = { word: string; icon: TablerIcon; view: ComponentType };

/** Every place of the window: its word and icon in the rail, and what stands there. */
export const SCREEN: Record<ScreenName, ScreenEntry> = {
  mirrors: { word: 'Mirrors', icon: IconGitMerge, view: MirrorsScreen },
  pairs: { word: 'Pairs', icon: IconArrowsRightLeft, view: PairsScreen },
  instances: { word: 'Instances', icon: IconServer, view: InstancesScreen },
  expiries: { word: 'Expiries', icon: IconCalendarDue, view: ExpiriesScreen },
  jobs: { word: 'Jobs', icon: IconListCheck, view: JobsScreen },
  activity: { word: 'Activity', icon: IconActivity, view: ActivityScreen },
  settings: { word: 'Settings', icon: IconSettings, view: SettingsScreen },
  start: { word: 'Start', icon: IconFlag, view: StartScreen },
  plans: { word: 'Plans', icon: IconListDetails, view: PlansScreen },
  discover: { word: 'Adopt mirrors', icon: IconTelescope, view: DiscoverScreen },
};
