import { describe, expect, it } from 'vitest';

import { takeQuickActions } from './quick-action-text.ts';

const names = (text: string): string[] => takeQuickActions(text).actions.map(({ name }) => name);

describe('commands in a text', () => {
  it('are taken out, with what they say', () => {
    expect(takeQuickActions('Hello\n/label ~bug ~"two words"\nWorld\n/close')).toEqual({
      text: 'Hello\nWorld',
      actions: [
        { name: 'label', argument: '~bug ~"two words"' },
        { name: 'close', argument: '' },
      ],
    });
  });

  it.each([
    ['in upper case', '/CLOSE'],
    ['behind a carriage return and line feed', 'a\r\n/close\r\nb'],
    ['behind a fence that is never closed', '```\n/close'],
    ['in a fence of tildes', '~~~\n/close\n~~~'],
    ['where a longer fence was cut short by the one inside', '````\n```\n/close\n```\n````'],
    ['behind space at the end', '/close  \t'],
  ])('are found %s', (_, text) => {
    expect(names(text)).toEqual(['close']);
  });

  it.each([
    ['behind a space', ' /close'],
    ['behind a sign that is not seen', '\u200B/close'],
    ['behind a backslash', '\\/close'],
    ['in a line', 'please /close'],
    ['in a fenced block', '```\n/close\n```'],
    ['in inline code on lines of its own', '`\n/close\n`'],
    ['in an HTML block', '<details>\n/close\n</details>'],
    ['in a quote block', '>>>\n/close\n>>>'],
    ['in a quoted line', '> /close'],
    ['when it is a path', '/etc/passwd'],
    ['when it only begins like one', '/closed'],
    ['when it calls people', '/cc @ada'],
  ])('are not found %s', (_, text) => {
    expect(takeQuickActions(text)).toEqual({ text, actions: [] });
  });

  it('take carriage returns and the space at the end with them, even where there is none', () => {
    expect(takeQuickActions('one\r\ntwo \n\n')).toEqual({ text: 'one\ntwo', actions: [] });
  });

  it('turn into signs where they stand for signs', () => {
    expect(takeQuickActions('/shrug who knows').text).toBe('who knows ¯\\_(ツ)_/¯');
  });

  // What takes longer the more often a part stands there does not come to its end in time.
  it('are looked for in a megabyte without any', () => {
    expect(names('`a` <b\n'.repeat(150_000).trimEnd())).toEqual([]);
  }, 60_000);
});
