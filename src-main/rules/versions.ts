type Version = { major: number; minor: number; patch: number };

/** Reads GitLab's version text, such as `18.1.1-ee`, `17.11.2` or `19.3.0-pre`; null for anything else. */
export const parseVersion = (text: string): Version | null => {
  const parts = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,6}))?(?![\d.])/.exec(text.trim());
  if (parts === null) return null;
  const [, major, minor, patch] = parts;
  return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0) };
};

/** Whether a version is at least `major.minor`; null where the version is not known, so that each caller decides what that means. */
export const atLeast = (version: string | null, major: number, minor: number): boolean | null => {
  const known = version === null ? null : parseVersion(version);
  if (known === null) return null;
  return known.major > major || (known.major === major && known.minor >= minor);
};
