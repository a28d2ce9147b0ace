/** `2026-01-15T09:00:00.000Z`, as GitLab writes times. */
export const iso = (ms: number): string => new Date(ms).toISOString();
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
