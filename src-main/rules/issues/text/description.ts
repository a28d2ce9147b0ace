import type { Issue } from '../issue.ts';
import { atOnce, type Sliced } from '../../slices.ts';
import { FOOTER_MARKER } from '../origin/origin-line.ts';
import type { SourceSide } from '../sides.ts';
import { byteLength, cutBytes } from './cut.ts';
import { defusing } from './defuse.ts';
import { stripFooter } from './strip-footer.ts';
import type { UploadMap } from './uploads.ts';
import { linkUploads } from './uploads.ts';
import { personLink, plainWords, utcMinute } from './words.ts';

/** What GitLab takes of a description or a comment (contract.md A.6), in bytes. */
export const LONGEST_TEXT = 1024 * 1024;

/** A description as data: it is put together when it is known which of its files the target has. */
export type DescriptionDraft = { text: string; source: SourceSide; webUrl: string; footer: readonly string[]; originLine: string };

/** Readable lines on where the copy comes from and what the target has no field for. */
const footerLines = (issue: Issue, source: SourceSide, keepsType: boolean): string[] => {
  const { type, author, milestone, iteration, epic, assignees } = issue;
  const words = (text: string): string => plainWords(text, source);
  return [
    `**Source:** [${words(`${source.path}#${issue.iid}`)}](${issue.webUrl})`,
    `**Created:** ${utcMinute(issue.createdAt)}${author === null ? '' : ` by ${personLink(author, source)}`}`,
    ...(keepsType ? [] : [`**Type:** ${words(type)}`]),
    ...(milestone === null ? [] : [`**Milestone:** ${words(milestone.title)}`]),
    ...(iteration === null || iteration.trim() === '' ? [] : [`**Iteration:** ${words(iteration)}`]),
    ...(epic === null ? [] : [`**Epic:** ${words(`&${epic.iid} ${epic.title}`)}`]),
    ...(assignees.length === 0 ? [] : [`**Assignees:** ${assignees.map((person) => personLink(person, source)).join(', ')}`]),
  ];
};

/** The draft of a copy's description: the issue's own text without the footer of a copy that it may be itself. `keepsType`: the copy is of the issue's type. */
export const draftDescription = (issue: Issue, source: SourceSide, originLine: string, keepsType = true): DescriptionDraft => ({
  text: stripFooter(issue.description), source, webUrl: issue.webUrl, footer: footerLines(issue, source, keepsType), originLine,
});

/** The description that is sent: defused, with its files, and the footer last. At most 1 MiB; what is longer ends with a link to the rest. */
export const composeDescription = (draft: DescriptionDraft, uploads: UploadMap): string => atOnce(composingDescription(draft, uploads));

/** The same in pieces. */
export function* composingDescription({ text, source, webUrl, footer, originLine }: DescriptionDraft, uploads: UploadMap): Sliced<string> {
  const end = `---\n\n${FOOTER_MARKER}\n${footer.join('  \n')}\n\n${originLine}`;
  const body = linkUploads(yield* defusing(text, source, enoughOf(text)), source, uploads).trimEnd();
  const fitting = fitText(body, webUrl, LONGEST_TEXT - byteLength(end) - 2);
  return fitting === '' ? end : `${fitting}\n\n${end}`;
}

/** So long a defused text is cut in any case: links to files become shorter by less than the text was long. */
export const enoughOf = (text: string): number => LONGEST_TEXT + text.length;

/** What stands where a text was cut. */
export const restLink = (webUrl: string): string => `[… the rest is on the source](${webUrl})`;

/** The text, or as much of it as fits into `max` bytes with a link to all of it. A fence that the cut left open is closed. */
export const fitText = (text: string, webUrl: string, max: number): string => {
  if (byteLength(text) <= max) return text;
  const rest = `\n\n${restLink(webUrl)}`;
  const kept = cutBytes(text, max - byteLength(rest) - 64);
  const fences = [...kept.matchAll(/^ {0,3}```/gmu)].length;
  return `${kept}${fences % 2 === 1 ? '\n```' : ''}${rest}`;
};
