/** Texts for `git fast-import`, which makes a commit with any number of files in one process. */

export type NewCommit = {
  branch: string;
  /** Path → content; null deletes. */
  files: Readonly<Record<string, string | null>>;
  message: string;
  author: { name: string; email: string };
  /** UTC ms; Git keeps whole seconds. */
  at: number;
  /** null starts a history of its own. */
  parent: string | null;
};

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** The commit's id comes out of `get-mark` as the one line of output. */
export const commitStream = (commit: NewCommit): string => {
  const who = `${commit.author.name} <${commit.author.email}> ${Math.floor(commit.at / 1000)} +0000`;
  const changes = Object.entries(commit.files).map(([path, content]) =>
    content === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(content)}`,
  );
  const from = commit.parent === null ? '' : `from ${commit.parent}\n`;
  return `commit refs/heads/${commit.branch}\nmark :1\nauthor ${who}\ncommitter ${who}\n${data(commit.message)}${from}${changes.join('')}\nget-mark :1\ndone\n`;
};

export const tagStream = (tag: { name: string; target: string; message: string; author: { name: string; email: string }; at: number }): string =>
  `tag ${tag.name}\nfrom ${tag.target}\ntagger ${tag.author.name} <${tag.author.email}> ${Math.floor(tag.at / 1000)} +0000\n${data(tag.message)}done\n`;
