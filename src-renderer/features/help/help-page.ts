import { hrefOf, type ScreenName } from '../../state/route.ts';
import { HELP_TITLE, type HelpPlace, helpHref, type HelpTopic } from '../../text/help-topics.ts';
import type { Status } from '../../text/statuses.ts';

/** A piece of a sentence: plain, as it is typed, the name of a button, or a link into the window. */
export type Inline = string | { code: string } | { name: string } | { words: string; href: string };
export type Rich = readonly Inline[];

/** What a section is made of. */
export type Block =
  | { kind: 'text'; text: Rich }
  | { kind: 'steps' | 'list'; items: readonly Rich[] }
  | { kind: 'terms'; items: readonly { term: string; text: Rich }[] }
  | { kind: 'statuses'; items: readonly { status: Status; text: Rich }[] }
  | { kind: 'code'; code: string };

export type HelpSection = { id: string; title: string; blocks: readonly Block[] };

/** `words`: what people call it who look for it; they are searched and not shown. */
export type HelpPage = { topic: HelpTopic; words: readonly string[]; sections: readonly HelpSection[] };

/** A sentence with its links and code in it: say`Open ${to('pairs', 'Pairs')}.` */
export const say = (texts: TemplateStringsArray, ...inside: readonly Inline[]): Rich => texts.flatMap((text, at) => [...(text === '' ? [] : [text]), ...inside.slice(at, at + 1)]);

export const to = (screen: ScreenName, words: string, target: Parameters<typeof hrefOf>[1] = {}): Inline => ({ words, href: hrefOf(screen, target) });
export const page = (place: HelpPlace, words: string = HELP_TITLE[place.topic]): Inline => ({ words, href: helpHref(place) });
export const code = (text: string): Inline => ({ code: text });
/** The words on a button, a menu or a field. */
export const named = (name: string): Inline => ({ name });

/** A paragraph. */
export const p = (texts: TemplateStringsArray, ...inside: readonly Inline[]): Block => ({ kind: 'text', text: say(texts, ...inside) });
export const steps = (...items: readonly Rich[]): Block => ({ kind: 'steps', items });
export const list = (...items: readonly Rich[]): Block => ({ kind: 'list', items });
export const terms = (...items: readonly (readonly [term: string, text: Rich])[]): Block => ({ kind: 'terms', items: items.map(([term, text]) => ({ term, text })) });
export const commands = (...lines: readonly string[]): Block => ({ kind: 'code', code: lines.join('\n') });

export const section = (id: string, title: string, ...blocks: readonly Block[]): HelpSection => ({ id, title, blocks });

const plainInline = (inline: Inline): string => {
  if (typeof inline === 'string') return inline;
  if ('code' in inline) return inline.code;
  return 'name' in inline ? inline.name : inline.words;
};
const plain = (text: Rich): string => text.map(plainInline).join('');

/** A block as the text that is searched and quoted. */
export const plainBlock = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return plain(block.text);
    case 'steps':
    case 'list':
      return block.items.map(plain).join(' ');
    case 'terms':
      return block.items.map(({ term, text }) => `${term}: ${plain(text)}`).join(' ');
    case 'statuses':
      return block.items.map(({ text }) => plain(text)).join(' ');
    case 'code':
      return block.code;
  }
};
