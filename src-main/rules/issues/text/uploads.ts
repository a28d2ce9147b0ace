import { hostKey } from '../origin/host-key.ts';
import type { SourceSide } from '../sides.ts';

/** A file of the source project that a text links. `ref` is `<secret>/<file>` as written, percent-encoding included. */
export type UploadRef = { ref: string; secret: string; file: string };

/** From a source's `ref` to the path by which the target's texts link its copy: `/uploads/<secret>/<file>`. */
export type UploadMap = ReadonlyMap<string, string>;

/**
 * All forms of a link to an upload (contract.md A.9): relative to the project, by the project's number or path on the server, and
 * absolute. The file's name ends where Markdown or HTML ends an address.
 */
const LINK = /(?<![\w.%-])(?<base>https?:\/\/[\w.:[\]%/-]{1,600}?|(?:\/[\w.%-]{1,255}){1,24}?)?\/uploads\/(?<secret>[0-9a-f]{32})\/(?<file>[^\s()<>[\]"'`\\?#|]{1,1024})/gu;

type Found = UploadRef & { at: number; length: number };

/** What comes between the server's name and its projects: `/gitlab` of `git.example.com/gitlab`, mostly nothing. */
const subPath = (host: string): string => (host.includes('/') ? host.slice(host.indexOf('/')) : '');

/** Only the source's own project counts: an upload of another project is another project's. */
const isOwn = (base: string, { hosts, projectId, path }: SourceSide): boolean => {
  if (base === '') return true;
  const ways = [`/-/project/${projectId}`, `/${path}`, `/${path}/-`];
  if (base.startsWith('/')) return hosts.some((host) => ways.some((way) => base === way || base === `${subPath(host)}${way}`));
  if (!URL.canParse(base)) return false;
  const key = hostKey(base);
  return hosts.some((host) => ways.some((way) => key === `${host}${way}`));
};

const uploadsIn = (text: string, source: SourceSide): Found[] => {
  const found: Found[] = [];
  if (!text.includes('/uploads/')) return found;
  for (const match of text.matchAll(LINK)) {
    const { base = '', secret = '', file: written = '' } = match.groups ?? {};
    // A sentence's end is not the file's.
    const file = written.replace(/[.,;:!*_~]+$/u, '');
    const length = match[0].length - written.length + file.length;
    if (file !== '' && file !== '.' && file !== '..' && !file.includes('/') && isOwn(base, source)) found.push({ ref: `${secret}/${file}`, secret, file, at: match.index, length });
  }
  return found;
};

/** The source's files that a text links, each once, in their order. */
export const findUploads = (text: string, source: SourceSide): UploadRef[] => {
  const byRef = new Map<string, UploadRef>();
  for (const { ref, secret, file } of uploadsIn(text, source)) byRef.set(ref, { ref, secret, file });
  return [...byRef.values()];
};

/**
 * The text with links to the target's copies of the files; a file without a copy is linked where it is, on the source. Everything else
 * stays byte for byte.
 */
export const linkUploads = (text: string, source: SourceSide, uploads: UploadMap): string => {
  let out = '';
  let done = 0;
  for (const { ref, at, length } of uploadsIn(text, source)) {
    out += text.slice(done, at) + (uploads.get(ref) ?? `${source.url}/${source.path}/uploads/${ref}`);
    done = at + length;
  }
  return out + text.slice(done);
};
