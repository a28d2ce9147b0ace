/** A commit as Git stores it. Times are UTC ms. */
export type Person = { name: string; email: string; at: number };
export type Commit = { id: string; parents: string[]; author: Person; committer: Person; message: string };
export type TagObject = { id: string; target: string; message: string };

const person = (text: string): Person => {
  const parts = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text);
  return { name: parts?.[1] ?? '', email: parts?.[2] ?? '', at: Number(parts?.[3] ?? 0) * 1000 };
};

const split = (content: string): { headers: [string, string][]; message: string } => {
  const cut = content.indexOf('\n\n');
  const head = cut < 0 ? content : content.slice(0, cut);
  const headers = head.split('\n').map((line): [string, string] => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)];
  });
  return { headers, message: cut < 0 ? '' : content.slice(cut + 2) };
};

const header = (headers: [string, string][], name: string): string => headers.find(([key]) => key === name)?.[1] ?? '';

export const parseCommit = (id: string, content: string): Commit => {
  const { headers, message } = split(content);
  return {
    id,
    parents: headers.filter(([key]) => key === 'parent').map(([, value]) => value),
    author: person(header(headers, 'author')),
    committer: person(header(headers, 'committer')),
    message,
  };
};

export const parseTag = (id: string, content: string): TagObject => {
  const { headers, message } = split(content);
  return { id, target: header(headers, 'object'), message: message.trimEnd() };
};

/** Splits the output of `git cat-file --batch` into objects; names that Git does not know are left out. */
export const parseBatch = (output: Buffer): { id: string; type: string; content: string }[] => {
  const objects: { id: string; type: string; content: string }[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [id = '', type = '', size = ''] = output.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (size === '') continue;
    const length = Number(size);
    objects.push({ id, type, content: output.subarray(at, at + length).toString('utf8') });
    at += length + 1;
  }
  return objects;
};
