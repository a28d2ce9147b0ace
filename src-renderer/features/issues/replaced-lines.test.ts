import { describe, expect, it } from 'vitest';
import { replacedLines } from './replaced-lines.ts';

describe('what a run replaced', () => {
  it('is every part that stood on the copy, and none that the run left alone', () => {
    expect(replacedLines({ title: 'Ours', labels: [], weight: null, dueDate: '2026-12-24', state: 'opened', description: '' })).toEqual([
      { label: 'Title', value: 'Ours' }, { label: 'Description', value: 'none' }, { label: 'State', value: 'open' }, { label: 'Labels', value: 'none' }, { label: 'Weight', value: 'none' }, { label: 'Due date', value: '2026-12-24' },
    ]);
    expect(replacedLines({ labels: ['a, b', 'c'] })).toEqual([{ label: 'Labels', value: 'a, b, c' }]);
    expect(replacedLines({})).toEqual([]);
  });
});
