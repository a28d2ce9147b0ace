import { z } from 'zod';

/** Longer lines are nobody's: ten hops of the longest addresses are shorter. */
const LONGEST = 8192;
const END = ' -->';

/** What a hidden line says: word for word, in this order, so that one fact has one spelling. */
type Hidden = { kind: 'origin' | 'note'; words: readonly string[]; tag: string };

const start = (kind: Hidden['kind']): string => `<!-- mirror-maestro:${kind} v1 `;

export const writeHiddenLine = ({ kind, words, tag }: Hidden): string => `${start(kind)}${words.join(' ')} tag=${tag}${END}`;

/** The words of the hidden line at the very end of a text; null where the text ends otherwise. Blank ends of a text do not count. */
export const readHiddenLine = (text: string, kind: Hidden['kind']): Omit<Hidden, 'kind'> | null => {
  const tail = text.slice(-2 * LONGEST).trimEnd();
  const line = tail.slice(tail.lastIndexOf('\n') + 1);
  const head = start(kind);
  if (line.length > LONGEST || !line.startsWith(head) || !line.endsWith(END)) return null;
  const words = line.slice(head.length, -END.length).split(' ');
  const tag = /^tag=([0-9a-f]{32})$/u.exec(words.pop() ?? '')?.[1];
  return tag === undefined ? null : { words, tag };
};

/** The key of a host in one word: a sub-path is percent-encoded already, anything else that could end the comment is encoded here. */
const hostWord = (host: string): string => encodeURIComponent(host);

const Host = z.string().min(1).max(600).transform((word, context) => {
  try {
    return decodeURIComponent(word);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    context.addIssue({ code: 'custom', message: 'host' });
    return z.NEVER;
  }
});

const Id = z.string().regex(/^[1-9]\d{0,15}$/u).transform(Number).refine(Number.isSafeInteger);

/** A host and three numbers, joined by `/`, as both kinds of line name a thing on a server. */
const Spot = z.tuple([Host, Id, Id, Id]);

export const writeSpot = (host: string, ...ids: readonly [number, number, number]): string => [hostWord(host), ...ids].join('/');

/** null where the word is not exactly what `writeSpot` writes. */
export const readSpot = (word: string): { host: string; ids: readonly [number, number, number] } | null => {
  const parts = word.length > 1000 ? [] : word.split('/');
  const spot = Spot.safeParse(parts);
  if (!spot.success) return null;
  const [host, first, second, third] = spot.data;
  return writeSpot(host, first, second, third) === word ? { host, ids: [first, second, third] } : null;
};
