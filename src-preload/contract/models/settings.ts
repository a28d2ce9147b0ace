import { z } from 'zod';
import { LogLevel } from './log.ts';

const minuteOfDay = z.int().min(0).max(24 * 60 - 1);
const QuietHours = z.object({ from: minuteOfDay, until: minuteOfDay });

/** Each setting with its bounds and default; the screen and the store both read this. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  /** Life of a mirror credential in days, before the random shortening of 0 to 60. */
  credentialDays: z.int().min(61).max(365),
  /** A credential counts as expiring from this many days before its end. */
  expiryWarningDays: z.int().min(1).max(90),
  /** Credentials are renewed by themselves from this many days before their end; 0 is never. */
  rotateBeforeDays: z.int().min(0).max(90),
  /** The oldest status shall not be older than this. */
  statusMinutes: z.int().min(5).max(1440),
  /** Every mirror is compared once in this many hours; 0 is never by itself. */
  verifyHours: z.int().min(0).max(720),
  /** A plan that touches more mirrors than this wants an explicit word. */
  guardMirrors: z.int().min(1).max(10_000),
  /** Requests per minute that we allow ourselves on one instance. */
  requestsPerMinute: z.int().min(10).max(10_000),
  /** Requests in flight at once on one instance. */
  concurrency: z.int().min(1).max(32),
  /** One request, its answer included, is given up after this. */
  requestSeconds: z.int().min(10).max(600),
  /** So often a request that may be repeated is tried again in the background; for a person who waits at most three times. */
  retries: z.int().min(0).max(10),
  /** Outages in a row after which an instance is left alone. */
  breakerFailures: z.int().min(2).max(50),
  /** The first pause then; it doubles with each failed trial, up to a quarter of an hour or this, whichever is longer. */
  breakerRestSeconds: z.int().min(10).max(3600),
  /** Larger files in issues stay on the source, and their links lead there. */
  attachmentMegabytes: z.int().min(1).max(5000),
  /** Snapshots of the database, one for each day on which it was open. */
  dailySnapshots: z.int().min(1).max(60),
  /** What is written into the log: this and worse. */
  logLevel: LogLevel,
  /** Closing the window leaves the tray and the background work. */
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  /** A start at login shows no window. */
  startHidden: z.boolean(),
  /** On battery the rounds come half as often. */
  saveOnBattery: z.boolean(),
  notifyFailures: z.boolean(),
  notifyRecoveries: z.boolean(),
  notifyExpiries: z.boolean(),
  notifyBackups: z.boolean(),
  /** No notices between these minutes of the local day, over midnight where `from` is the later; null is never quiet. */
  quietHours: QuietHours.nullable(),
  /** The application locks when nobody touched the computer for so long; 0 is never. */
  lockAfterMinutes: z.int().min(0).max(1440),
  /** It locks when the computer sleeps or its screen is locked. */
  lockOnSuspend: z.boolean(),
  /** Background work behind the lock: it stops, it goes on where the key store holds the key, or it goes on in any case. */
  whileLocked: z.enum(['stop', 'key_store', 'continue']),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'compact',
  credentialDays: 365,
  expiryWarningDays: 30,
  rotateBeforeDays: 30,
  statusMinutes: 15,
  verifyHours: 24,
  guardMirrors: 20,
  requestsPerMinute: 600,
  concurrency: 6,
  requestSeconds: 60,
  retries: 4,
  breakerFailures: 5,
  breakerRestSeconds: 60,
  attachmentMegabytes: 100,
  dailySnapshots: 5,
  logLevel: 'info',
  closeToTray: true,
  startAtLogin: false,
  startHidden: true,
  saveOnBattery: true,
  notifyFailures: true,
  notifyRecoveries: true,
  notifyExpiries: true,
  notifyBackups: true,
  quietHours: null,
  lockAfterMinutes: 0,
  lockOnSuspend: false,
  whileLocked: 'key_store',
};

export const SettingsUpdate = z.strictObject(Settings.shape).partial();
