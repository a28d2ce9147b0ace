import { z } from 'zod';

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
};

export const SettingsUpdate = z.strictObject(Settings.shape).partial();
