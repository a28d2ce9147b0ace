import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { isMethodName, methods } from '../../../src-preload/contract/methods.ts';
import { parseHash, SCREENS } from '../../state/route.ts';
import { HELP_OF_FAILURE, HELP_OF_SCREEN, HELP_TITLE, HELP_TOPICS, type HelpPlace, helpHref, helpOfCause, helpPlaceOf } from '../../text/help-topics.ts';
import { PAGES } from './all-pages.ts';
import { plainBlock } from './help-page.ts';

const exists = ({ topic, section }: HelpPlace): boolean =>
  topic === 'about' ? section === undefined : PAGES.some((page) => page.topic === topic && (section === undefined || page.sections.some(({ id }) => id === section)));

const hrefsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(hrefsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'href' && typeof inner === 'string' ? [inner] : hrefsIn(inner)));
};

/** `mirror-maestro call METHOD 'JSON'` in a block of commands. */
const callsIn = (code: string): { method: string; input: unknown }[] =>
  [...code.matchAll(/call ([a-zA-Z.]+)(?: '([^']*)')?/gu)].map(([, method = '', input = '{}']) => ({ method, input: JSON.parse(input.replaceAll(/\{"\$file": ("[^"]*")\}/gu, '"glpat-example-of-a-file"')) }));

describe('the pages of the help', () => {
  it('have a title each, and every section a name of its own', () => {
    expect(PAGES.map(({ topic }) => topic)).toEqual(HELP_TOPICS.filter((topic) => topic !== 'about'));
    for (const { topic, sections } of PAGES) {
      expect(HELP_TITLE[topic]).not.toBe('');
      expect(sections.length).toBeGreaterThan(0);
      expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    }
  });

  it('lead only to screens that the window has, and to pages and sections that are written', () => {
    const hrefs = hrefsIn(PAGES);
    expect(hrefs.length).toBeGreaterThan(40);
    const leadsSomewhere = (href: string): boolean => {
      const { screen, params } = parseHash(href);
      return new RegExp(`^#/${screen}(?:[/?]|$)`, 'u').test(href) && (screen !== 'help' || exists(helpPlaceOf(params)));
    };
    expect(hrefs.filter((href) => !leadsSomewhere(href))).toEqual([]);
  });

  it('are there for every screen, failure and cause that leads to one', () => {
    const places = [...SCREENS.map((screen) => HELP_OF_SCREEN[screen]), ...Object.values(HELP_OF_FAILURE), ...DiagnosisCause.options.map(helpOfCause)];
    expect(places.filter((place) => place !== null && !exists(place))).toEqual([]);
  });

  it('show only commands that the contract takes', () => {
    const calls = PAGES.flatMap(({ sections }) => sections).flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'code' ? callsIn(block.code) : []));
    expect(calls.length).toBeGreaterThan(5);
    for (const { method, input } of calls) {
      const schema = isMethodName(method) ? methods[method].input : z.never();
      expect({ method, problems: schema.safeParse(input).error?.issues ?? [] }).toEqual({ method, problems: [] });
    }
  });

  it('speak in whole sentences, without an exclamation mark and without a plea', () => {
    const texts = PAGES.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'code').map(plainBlock)));
    expect(texts.filter((text) => /!(?!=)|\bplease\b|\boops\b/iu.test(text))).toEqual([]);
    expect(texts.filter((text) => !/[.:]$/u.test(text.trim()))).toEqual([]);
  });

  it('have addresses that are read back', () => {
    for (const place of [...Object.values(HELP_OF_SCREEN), helpOfCause('host_key')]) expect(helpPlaceOf(parseHash(helpHref(place)).params)).toEqual(place);
    expect(helpPlaceOf({ page: 'nowhere' })).toEqual({ topic: 'first-mirror' });
    expect(helpPlaceOf({ page: 'constructor' })).toEqual({ topic: 'first-mirror' });
  });
});
