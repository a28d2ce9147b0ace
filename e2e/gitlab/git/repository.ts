import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { commitStream, tagStream, type NewCommit } from './fast-import.ts';
import { parseBatch, parseCommit, parseTag, type Commit, type TagObject } from './objects.ts';
import { mustRun, type Git } from './run.ts';

export type RefChange = { ref: string; to: string | null };

/** One bare repository on disk. Refs are full names, ids 40 or 64 hex digits. */
export type Repository = {
  readonly directory: string;
  /** Branches and tags as they are; a tag's id is the tag object's where it has one. */
  refs(): Promise<Map<string, string>>;
  /** Refs below a prefix, hidden ones included. */
  refsBelow(prefix: string): Promise<Map<string, string>>;
  change(changes: readonly RefChange[]): Promise<void>;
  commit(commit: NewCommit): Promise<string>;
  annotate(tag: Parameters<typeof tagStream>[0]): Promise<void>;
  setHead(branch: string): Promise<void>;
  /** The commits and tag objects among these ids that exist. */
  read(ids: readonly string[]): Promise<{ commits: Map<string, Commit>; tags: Map<string, TagObject> }>;
  /** The full id of a commit by any name Git understands; null when there is none. */
  resolve(name: string): Promise<string | null>;
  /** Commit ids from newest to oldest. */
  history(from: string, limit: number, skip: number): Promise<string[]>;
  /** The best common ancestor; null when there is none or a name is unknown. */
  mergeBase(names: readonly string[]): Promise<string | null>;
  isAncestor(ancestor: string, of: string): Promise<boolean>;
  /** Branches that are part of another ref. */
  mergedInto(ref: string): Promise<Set<string>>;
};

const NAME_OF_NOTHING = /^-|\.\.|[\s~^:?*[\\]/;

const config = (hooks: string, objectFormat: 'sha1' | 'sha256'): string =>
  [
    '[core]',
    `\trepositoryformatversion = ${objectFormat === 'sha256' ? 1 : 0}`,
    '\tbare = true',
    `\thooksPath = ${hooks}`,
    '\tfsync = none',
    ...(objectFormat === 'sha256' ? ['[extensions]', '\tobjectFormat = sha256'] : []),
    '[http]\n\treceivepack = true',
    '[transfer]\n\thideRefs = refs/remotes',
    '[receive]\n\tdenyDeleteCurrent = ignore',
    '[gc]\n\tauto = 0',
    '',
  ].join('\n');

/** What `git init --bare` makes, without a process. */
export const makeBare = async (directory: string, hooks: string, objectFormat: 'sha1' | 'sha256'): Promise<void> => {
  await Promise.all(['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'].map((folder) => mkdir(join(directory, folder), { recursive: true })));
  await Promise.all([
    writeFile(join(directory, 'HEAD'), 'ref: refs/heads/main\n'),
    writeFile(join(directory, 'config'), config(hooks, objectFormat)),
  ]);
};

const parseRefs = (output: Buffer): Map<string, string> =>
  new Map(
    output
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): [string, string] => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]),
  );

export const openRepository = (git: Git, directory: string): Repository => {
  const commits = new Map<string, Commit>();
  const tags = new Map<string, TagObject>();
  const run = (args: readonly string[], input?: string): Promise<Buffer> => mustRun(git, args, { cwd: directory, ...(input === undefined ? {} : { input }) });
  const list = async (patterns: readonly string[]): Promise<Map<string, string>> =>
    parseRefs(await run(['for-each-ref', '--format=%(objectname) %(refname)', ...patterns]));
  const load = async (ids: readonly string[]): Promise<void> => {
    const unknown = ids.filter((id) => !commits.has(id) && !tags.has(id));
    if (unknown.length === 0) return;
    for (const object of parseBatch(await run(['cat-file', '--batch'], `${unknown.join('\n')}\n`))) {
      if (object.type === 'commit') commits.set(object.id, parseCommit(object.id, object.content));
      if (object.type === 'tag') tags.set(object.id, parseTag(object.id, object.content));
    }
    await load(unknown.flatMap((id) => tags.get(id)?.target ?? []));
  };
  return {
    directory,
    refs: () => list(['refs/heads', 'refs/tags']),
    refsBelow: (prefix) => list([prefix]),
    change: async (changes) => {
      const lines = changes.map(({ ref, to }) => (to === null ? `delete ${ref}\n` : `update ${ref} ${to}\n`));
      if (lines.length > 0) await run(['update-ref', '--stdin'], lines.join(''));
    },
    commit: async (commit) => (await run(['fast-import', '--quiet', '--done', '--force'], commitStream(commit))).toString('utf8').trim(),
    annotate: async (tag) => {
      await run(['fast-import', '--quiet', '--done', '--force'], tagStream(tag));
    },
    setHead: (branch) => writeFile(join(directory, 'HEAD'), `ref: refs/heads/${branch}\n`),
    read: async (ids) => {
      await load(ids);
      return { commits, tags };
    },
    resolve: async (name) => {
      if (name === '' || NAME_OF_NOTHING.test(name)) return null;
      const result = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], { cwd: directory });
      return result.code === 0 ? result.stdout.toString('utf8').trim() : null;
    },
    history: async (from, limit, skip) =>
      (await run(['rev-list', `--max-count=${limit}`, `--skip=${skip}`, from])).toString('utf8').split('\n').filter((line) => line !== ''),
    mergeBase: async (names) => {
      const result = await git(['merge-base', ...names], { cwd: directory });
      return result.code === 0 ? result.stdout.toString('utf8').trim() : null;
    },
    isAncestor: async (ancestor, of) => (await git(['merge-base', '--is-ancestor', ancestor, of], { cwd: directory })).code === 0,
    mergedInto: async (ref) => new Set(parseRefs(await run(['for-each-ref', '--format=%(objectname) %(refname)', `--merged=${ref}`, 'refs/heads'])).keys()),
  };
};
