import { describe, expect, test } from 'vitest';
import { contentPolicy, devContentPolicy } from './content-policy.ts';

const directives = (policy: string): Map<string, string> => new Map(policy.split('; ').map((one) => [one.split(' ')[0] ?? '', one]));

describe('The content policy', () => {
  test('allows nothing that it does not name, no inline code and no eval', () => {
    const policy = contentPolicy('abc');
    expect(directives(policy).get('default-src')).toBe("default-src 'none'");
    expect(directives(policy).get('script-src')).toBe("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
  });

  test('lets a page connect nowhere, submit nowhere and be embedded nowhere', () => {
    const policy = directives(contentPolicy('abc'));
    for (const name of ['connect-src', 'form-action', 'frame-ancestors', 'base-uri', 'object-src']) expect(policy.get(name)).toBe(`${name} 'none'`);
  });

  test('for development names only the development server', () => {
    const sources = devContentPolicy('http://localhost:5173/').match(/\b(?:https?|wss?):\/\/[^\s;]+/g) ?? [];
    expect(new Set(sources)).toEqual(new Set(['http://localhost:5173', 'ws://localhost:5173']));
    expect(devContentPolicy('http://localhost:5173/')).not.toContain('unsafe-eval');
  });
});
