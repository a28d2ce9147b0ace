import type { Settings } from '../../src-preload/contract/models/settings.ts';

export type SettingsRepo = { get(): Settings; update(change: Partial<Settings>): Settings };
