/** A spreadsheet takes what begins so for a formula; a leading apostrophe makes it text (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** What RFC 4180 wants in quotes. */
const SPECIAL = /[",\r\n]/u;

export type CsvValue = string | number | boolean | null;

const textOf = (value: CsvValue): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return FORMULA.test(value) ? `'${value}` : value;
};

const fieldOf = (value: CsvValue): string => {
  const text = textOf(value);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record of RFC 4180, ended by CRLF. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(fieldOf).join(',')}\r\n`;

/** A moment as spreadsheets read it; empty where there is none. */
export const csvMoment = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
