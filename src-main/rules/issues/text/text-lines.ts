import { everySliced, mapSliced, type Sliced } from '../../slices.ts';

/** How sure we are of what GitLab makes of a line of Markdown. */
export type LineKind =
  /** In a fenced code block. */
  | 'code'
  /** In a fenced code block that older versions, too, do not search for quick actions. */
  | 'plain_code'
  /** Text without anything that could turn it into something else: new links may be put into it. */
  | 'text'
  /** Text with links, HTML, tables or indentation: only invisible signs may be put into it. */
  | 'unsure';

export type Line = { text: string; kind: LineKind; /** Whether pairs of backticks in it are code spans for certain. */ spans: boolean };

const EMPTY: Line = { text: '', kind: 'unsure', spans: false };

type Block = { lines: string[]; kind: 'blank' | 'fence' | 'chunk'; isPlain: boolean; hasTag: boolean };

const BLANK = /^[ \t]*$/u;
const FENCE = /^([ \t]*)(`{3,}(?=[^`]*$)|~{3,})/u;
const PLAIN_FENCE = /^```[\w+-]*$/u;
const TAG_START = /^[ \t]{0,3}<(?!https?:)[a-z/!?]/iu;
/** HTML that goes on over blank lines, and front matter: where they are, fences may be none. */
const EXOTIC = /^[ \t]*(?:[-*+>][ \t]*)*<(?:!|\?|pre\b|script\b|style\b|textarea\b)/iu;
const FRONT_MATTER = /^(?:---|\+\+\+|;;;)/u;

/** Lines between two turns of others. */
const PIECE = 256;

/** The lines of a text with `\n` breaks. Linear in its length. */
export function* markdownLines(text: string): Sliced<Line[]> {
  const lines = text.split('\n');
  const isExotic = !(yield* everySliced(lines, (line) => !EXOTIC.test(line))) || FRONT_MATTER.test(lines[0] ?? '');
  const blocks = yield* blocksOf(lines);
  const hasPlainFences = yield* everySliced(lines, (line) => !line.startsWith('```') || PLAIN_FENCE.test(line));
  const isPlain = !isExotic && hasPlainFences && (yield* everySliced(blocks, (block) => block.kind !== 'fence' || block.isPlain));
  const out: Line[][] = [];
  for (const { lines: own, kind } of blocks) {
    if (kind === 'fence' && !isExotic) out.push(yield* mapSliced(own, (line): Line => ({ text: line, kind: isPlain ? 'plain_code' : 'code', spans: false })));
    else if (kind === 'blank') out.push(yield* mapSliced(own, (line): Line => (line === '' ? EMPTY : { text: line, kind: 'unsure', spans: false })));
    else out.push(yield* chunkLines(own, isExotic || kind === 'fence'));
    if (out.length % PIECE === 0) yield;
  }
  return out.flat();
}

/** Fences, runs of blank lines, and runs of others. A fence that nothing closes, or that may stand in HTML, is no fence. */
function* blocksOf(lines: readonly string[]): Sliced<Block[]> {
  const blocks: Block[] = [];
  const fenceAt = fenceFinder(lines);
  let at = 0;
  for (let turn = 1; at < lines.length; turn += 1) {
    const line = lines[at] ?? '';
    const last = blocks.at(-1);
    const fence = FENCE.test(line) ? yield* fenceAt(at, last) : null;
    const kind = BLANK.test(line) ? 'blank' : 'chunk';
    if (fence !== null) blocks.push(fence);
    else if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ lines: [line], kind, isPlain: true, hasTag: false });
    const own = blocks.at(-1);
    if (own !== undefined && TAG_START.test(line)) own.hasTag = true;
    at += fence?.lines.length ?? 1;
    if (turn % PIECE === 0) yield;
  }
  return blocks;
}

/** Remembers up to which line nothing closes a kind of fence, so that a thousand open ones are not a thousand searches. */
const fenceFinder = (lines: readonly string[]) => {
  const openUntil = new Map<string, number>();
  return function* fenceAt(at: number, before: Block | undefined): Sliced<Block | null> {
    const opening = lines[at] ?? '';
    const [key = '', indent = '', sign = ''] = FENCE.exec(opening) ?? [];
    if (sign === '' || at < (openUntil.get(key) ?? 0) || mayBeInHtml(before)) return null;
    const { end, isClosed } = yield* fenceEnd(lines, at, indent, sign);
    if (!isClosed) {
      openUntil.set(key, end);
      return null;
    }
    const own = lines.slice(at, end + 1);
    return { lines: own, kind: 'fence', isPlain: PLAIN_FENCE.test(opening) && own.at(-1) === '```', hasTag: false };
  };
};

const mayBeInHtml = (before: Block | undefined): boolean => before?.kind === 'chunk' && before.hasTag;

/** A list that a fence stands in, and with it the fence, ends with a line that is indented less. */
function* fenceEnd(lines: readonly string[], opening: number, indent: string, sign: string): Sliced<{ end: number; isClosed: boolean }> {
  for (let at = opening + 1; at < lines.length; at += 1) {
    if ((at - opening) % PIECE === 0) yield;
    const line = lines[at] ?? '';
    if (BLANK.test(line)) continue;
    if (!line.startsWith(indent)) return { end: at, isClosed: false };
    const rest = line.slice(indent.length).trimEnd();
    if (rest.length >= sign.length && rest.startsWith(sign) && rest === (sign[0] ?? '').repeat(rest.length)) return { end: at, isClosed: true };
  }
  return { end: lines.length, isClosed: false };
}

/** Lines between blank ones: what is open in one may close in the next, so they are judged together. */
function* chunkLines(lines: readonly string[], isDoubtful: boolean): Sliced<Line[]> {
  const bare = yield* mapSliced(lines, (line) => line.replaceAll(/<https?:\/\/[^\s<>]*>/gu, ''));
  const spans = !isDoubtful && (yield* everySliced(bare, (line) => !line.includes('<') && !line.includes('\\`') && !(line.includes('|') && line.includes('`')) && hasPairs(line)));
  const isSure = spans && (yield* everySliced(bare, (line) => !/[[\]|]|^(?: {4}| {0,3}\t)|\$[^\s\d].*\$/u.test(line.replace(/^[ ]{0,3}[-*+] \[[ xX]\] /u, ''))));
  return yield* mapSliced(lines, (text): Line => ({ text, kind: isSure ? 'text' : 'unsure', spans }));
}

/** Whether every run of backticks has its partner in the same line, and none is left over. */
const hasPairs = (line: string): boolean => {
  let open: number | null = null;
  for (const [run] of line.matchAll(/`+/gu)) {
    if (open === null) open = run.length;
    else if (run.length === open) open = null;
  }
  return open === null;
};
