const HIDDEN = '[hidden]';

/** A sign as it is, or percent-encoded once or more often: `-`, `%2D`, `%252d`. */
const sign = (plain: string, hex: string): string => `(?:${plain}|%(?:25)*${hex})`;

/**
 * GitLab's tokens by their prefixes (personal, deploy, runner, trigger, CI job, feed, mail, agent, OAuth, SCIM, feature flags,
 * workspace), what comes next in the same shape, and the older runners'.
 */
const TOKEN = new RegExp(
  `(?:gl(?:pat|dt|rtr?|ptt|cbt|ft|imt|agent|oas|soat|ffct|wt)${sign('-', '2d')}|gl[a-z]{2,10}-(?=[\\w.-]{16})|GR1348941)(?:[\\w.-]|%(?:25)*(?:2d|2e|5f))+`,
  'giu',
);

/** All between `://` and the last `@` before the path. */
const USER_INFO = /(:\/\/)[^\s"<>/]{0,2000}(?=@)/gu;
/** The same in an address that is itself a value of a query: its own slashes cannot be told from encoded ones, so it goes further. */
const ENCODED_USER_INFO = /(%(?:25)*3a(?:%(?:25)*2f){2})[^\s"<>&]{0,2000}(?=@|%(?:25)*40)/giu;

/** GitLab's most common refusal, "HTTP Basic: Access denied", is no header and stays readable. */
const AUTHORIZATION = /\b(bearer|basic)(?!: access denied\b)(?:[\s:=+]|%20)+[\w.~+/=%-]+/giu;

/** A value after a name that says what it is: in headers, queries and JSON, also where the text was cut before the closing quote. */
const NAMED = new RegExp(
  `((?:token|password|passwd|passphrase|secret|authorization)(?:\\\\*["'])?(?:\\s*[:=]\\s*|%(?:25)*3d))(?!bearer\\b|basic\\b)` +
    `(?:(?<quote>\\\\*["'])(?:(?!\\k<quote>)[^\\n])*(?:\\k<quote>)?|[^\\s"'&,;{}\\[\\]]+)`,
  'giu',
);

/**
 * A text without what could be a secret: GitLab tokens by their prefixes, user-info in addresses, authorization headers, and values
 * that are named as secret; plain and percent-encoded. The last net behind `Secret` and the rule that texts of libraries are not
 * logged; it would rather hide too much.
 */
export const redact = (text: string): string =>
  text
    .replace(USER_INFO, `$1${HIDDEN}`)
    .replace(ENCODED_USER_INFO, `$1${HIDDEN}`)
    .replace(AUTHORIZATION, `$1 ${HIDDEN}`)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(TOKEN, HIDDEN);

type FlatData = Readonly<Record<string, string | number | boolean | null | undefined>>;

const SECRET_KEY = /token$|passw|passphrase|secret|authorization|cookie/iu;

/** A log line's data: texts are redacted, and a text under a key that names a secret is hidden whatever it is. */
export const redactData = (data: FlatData): FlatData =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value !== 'string' ? value : SECRET_KEY.test(key) ? HIDDEN : redact(value)]),
  );
