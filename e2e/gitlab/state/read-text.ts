import { externalUrl, type ServerState } from './server-state.ts';

/** An issue that a text names: by number here, by path and number elsewhere. */
export type IssueReference = { path: string | null; iid: number };

/** What GitLab reads out of a text as it renders it. */
export type TextReferences = { mentions: string[]; issues: IssueReference[] };

/** What is not shown as text, or not read for references: code, comments, quotes. */
const UNREAD = [/^(```+|~~~+)[^\n]*\n[\s\S]*?(?:^\1[^\S\n]*$|(?![\s\S]))/gm, /(?<!`)(`+)(?!`)[\s\S]+?(?<!`)\1(?!`)/g, /^ {0,3}<!--[\s\S]*?(?:-->|(?![\s\S]))/gm, /<!--[\s\S]*?-->/g, /^ {0,3}>.*$/gm];
const ADDRESS = /https?:\/\/[^\s<>()[\]"']+/g;
/** An escaped sign is only a sign. */
const ESCAPED = /\\[@#]/g;
/** Emphasis takes its underscores: what stands between them is a word of its own. */
const EMPHASIS = /(?<![A-Za-z0-9])(_{1,3})(@\S*?)\1(?![A-Za-z0-9])/g;
/** Entities become characters before references are looked for. */
const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&#0*64;|&#x0*40;|&commat;/gi, '@'],
  [/&#0*35;|&#x0*23;|&num;/gi, '#'],
];
const MENTION = /(?<!\w)@([a-z0-9_](?:[\w.-]*[\w-])?(?:\/[a-z0-9_](?:[\w.-]*[\w-])?)*)/gi;
const ISSUE = /(?<![\w/#&.-])((?:[\w][\w.-]*\/)*[\w][\w.-]*)?#(\d+)(?!\w)|(?<!\w)GL-(\d+)(?!\w)/g;

const withoutUnread = (text: string): string => UNREAD.reduce((rest, pattern) => rest.replace(pattern, ' '), text);

const withoutLinks = (text: string): string =>
  text.replace(/\[[^\]\n]*\]\([^)\n]*\)/g, ' ').replace(ADDRESS, ' ');

const asRead = (text: string): string => ENTITIES.reduce((rest, [pattern, sign]) => rest.replace(pattern, sign), withoutLinks(text).replace(ESCAPED, ' ').replace(EMPHASIS, ' $2 '));

const linkedIssues = (text: string, baseUrl: string): IssueReference[] =>
  [...text.matchAll(ADDRESS)].flatMap(([address]) => {
    if (!address.startsWith(`${baseUrl}/`)) return [];
    const parts = /^(.+?)\/-\/(?:issues|work_items)\/(\d+)(?!\w)/.exec(address.slice(baseUrl.length + 1));
    return parts === null ? [] : [{ path: parts[1] ?? '', iid: Number(parts[2]) }];
  });

/** Finds mentions and issues as GitLab does: not in code, comments and quotes; issues also by their full address on this server. */
export const readText = (state: ServerState, text: string): TextReferences => {
  const seen = withoutUnread(text);
  const read = asRead(seen);
  return {
    mentions: [...new Set([...read.matchAll(MENTION)].map((match) => match[1] ?? ''))],
    issues: [
      ...[...read.matchAll(ISSUE)].map((match): IssueReference => ({ path: match[1] ?? null, iid: Number(match[2] ?? match[3]) })),
      ...linkedIssues(seen, externalUrl(state)),
    ],
  };
};
