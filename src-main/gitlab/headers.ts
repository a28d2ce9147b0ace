/** Header names in lower case; repeated ones come as a list. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** One header's text, at most 1000 characters; null where absent or repeated. */
export const headerOf = (headers: Headers, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' ? value.slice(0, 1000) : null;
};

/** A header that holds a whole number from 0; null for anything else. */
export const countOf = (headers: Headers, name: string): number | null => {
  const value = headerOf(headers, name);
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
};

/** A header that holds an HTTP date, as UTC ms; null for anything else. */
export const dateOf = (headers: Headers, name: string): number | null => {
  const value = headerOf(headers, name);
  const at = value !== null && value.includes('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
};
