import { Composer, type CST, type Document, isAlias, isMap, isScalar, Lexer, Parser, visit, type YAMLMap } from 'yaml';
import { contentRefused } from '../rules/transfer/content-refused.ts';

/** No file of ours is nested nearly so deep. */
const DEEPEST = 32;

const lineOf = (text: string, at: number): string => `line ${text.slice(0, at).split('\n').length}`;

const DEEPER: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };
const OF_A_LINE = new Set(['-', '?', ':']);

/** The tokens of a text; ends at once where brackets or the marks of one line are nested too deep, however long the text is. */
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let [at, depth, marks] = [0, 0, 0];
  for (const lexeme of new Lexer().lex(text)) {
    at += lexeme.length;
    depth = Math.max(0, depth + (DEEPER[lexeme] ?? 0));
    marks = lexeme.includes('\n') ? 0 : marks + (depth === 0 && OF_A_LINE.has(lexeme) ? 1 : 0);
    if (depth > DEEPEST || marks > DEEPEST) throw contentRefused(lineOf(text, at));
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

const inside = (token: CST.Token): CST.Token[] => {
  switch (token.type) {
    case 'document':
      return token.value === undefined ? [] : [token.value];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap((item) => [item.key, item.value].filter((one) => one !== null && one !== undefined));
    default:
      return [];
  }
};

/** The library composes by recursion, and what overflows its stack can take the process with it: measured before, level by level. */
const assertShallow = (tokens: readonly CST.Token[], text: string): void => {
  let level = [...tokens];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [first] = level;
    if (depth > DEEPEST && first !== undefined && 'offset' in first) throw contentRefused(lineOf(text, first.offset));
    level = level.flatMap(inside);
  }
};

/** Said twice, one of the two would be passed over without a word. */
const saysTwice = (map: YAMLMap): boolean => {
  const names = map.items.map(({ key }) => (isScalar(key) ? key.value : key));
  return new Set(names).size < names.length;
};

const assertPlain = (document: Document, text: string): void => {
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw contentRefused(lineOf(text, problem.pos[0]), problem);
  visit(document, (_, node) => {
    if (isAlias(node) || (isMap(node) && saysTwice(node))) throw contentRefused(lineOf(text, node.range?.[0] ?? 0));
  });
};

const parseYaml = (text: string): unknown => {
  const tokens = [...tokensOf(text)];
  assertShallow(tokens, text);
  // Its own search for repeated keys is quadratic; ours is not.
  const [document, another] = new Composer({ version: '1.2', schema: 'core', customTags: [], merge: false, uniqueKeys: false, logLevel: 'silent' }).compose(tokens, true, text.length);
  if (document === undefined) return null;
  if (another !== undefined) throw contentRefused(lineOf(text, another.range[0]));
  assertPlain(document, text);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  return data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw contentRefused(null, error);
  }
};

/**
 * The data in a JSON or YAML text. YAML is one document of plain values: no aliases, no tags of its own, no key twice. Fails
 * `file_refused` `content` with the line where there is one.
 */
export const parseText = (text: string): unknown => (text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text));
