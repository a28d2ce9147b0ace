/** Git's framing: four hexadecimal digits of length, themselves included, then the text; below 4 they are marks without text. */
const FLUSH = '0000';
const DELIMITER = '0001';

const line = (text: string): Buffer => Buffer.from(`${(text.length + 4).toString(16).padStart(4, '0')}${text}`);
const mark = (digits: string): Buffer => Buffer.from(digits);

/** An answer without refs. */
export const NO_REFS = mark(FLUSH);

export const speaksVersion2 = (advertised: Buffer): boolean => advertised.includes('version 2');

/**
 * Whether an answer consists of whole packets and ends with a flush. isomorphic-git takes a cut answer for a short one, and
 * refs that are merely not there would make two sides look different, or equal.
 */
export const isWholeAnswer = (bytes: Buffer): boolean => {
  let at = 0;
  let last = -1;
  while (at < bytes.length) {
    const digits = bytes.toString('latin1', at, at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) return false;
    last = Number.parseInt(digits, 16);
    at += Math.max(last, 4);
  }
  return at === bytes.length && last === 0;
};

/**
 * isomorphic-git's `ls-refs` request, [command, agent, flush], asking for branches and tags only: it can name one prefix, the
 * protocol any number. A server with SHA-256 wants to hear its object format first.
 */
export const askForBranchesAndTags = (request: unknown, advertised: Buffer): Buffer => {
  const packets: unknown[] = Array.isArray(request) ? request : [];
  const head = packets.filter((packet): packet is Uint8Array => packet instanceof Uint8Array && Buffer.from(packet).toString('latin1') !== FLUSH);
  const format = advertised.includes('object-format=sha256') ? [line('object-format=sha256')] : [];
  return Buffer.concat([...head, ...format, mark(DELIMITER), line('ref-prefix refs/heads/'), line('ref-prefix refs/tags/'), mark(FLUSH)]);
};
