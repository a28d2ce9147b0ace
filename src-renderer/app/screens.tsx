import { IconActivity, IconArrowsRightLeft, IconFlag, IconGitMerge, IconListCheck, IconServer, IconSettings, type TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { ActivityScreen } from '../features/activity/activity-screen.tsx';
import { InstancesScreen } from '../features/instances/instances-screen.tsx';
import { JobsScreen } from '../features/jobs/jobs-screen.tsx';
import { MirrorsScreen } from '../features/mirrors/mirrors-screen.tsx';
import { PairsScreen } from '../features/pairs/pairs-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StartScreen } from '../features/welcome/start-screen.tsx';
import type { ScreenName } from '../state/route.ts';

type ScreenEntry = { word: string; icon: TablerIcon; view: ComponentType };

/** Every place of the window: its word and icon in the rail, and what stands there. */
export const SCREEN: Record<ScreenName, ScreenEntry> = {
  mirrors: { word: 'Mirrors', icon: IconGitMerge, view: MirrorsScreen },
  pairs: { word: 'Pairs', icon: IconArrowsRightLeft, view: PairsScreen },
  instances: { word: 'Instances', icon: IconServer, view: InstancesScreen },
  jobs: { word: 'Jobs', icon: IconListCheck, view: JobsScreen },
  activity: { word: 'Activity', icon: IconActivity, view: ActivityScreen },
  settings: { word: 'Settings', icon: IconSettings, view: SettingsScreen },
  start: { word: 'Start', icon: IconFlag, view: StartScreen },
};
