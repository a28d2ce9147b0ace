import type { Story } from './edit.ts';

/** Stories that failed once, as short as they could be made. */
export const KEPT_STORIES: readonly Story[] = [
  {
    shape: 'two ways', subPath: true, older: 0,
    steps: [
      { kind: 'edit', on: 1, edit: { kind: 'create', words: 'hidden', labels: ['a b'], confidential: true, dueDate: '2026-12-01' } },
      { kind: 'run' },
      { kind: 'edit', on: 1, edit: { kind: 'confidential', at: 0, isOn: false } },
      { kind: 'forget', sync: 1 },
      { kind: 'edit', on: 1, edit: { kind: 'edit', at: 0, words: 'a & b < c > d' } },
    ],
  },
  {
    shape: 'one way', subPath: true, older: 1,
    steps: [
      { kind: 'wait', minutes: 1 },
      { kind: 'trouble', on: 1, trouble: { kind: 'lost-reply', what: 'discussions' } },
      { kind: 'forget', sync: 0 },
      { kind: 'run' },
    ],
  },
  {
    shape: 'two ways and once more', subPath: true, older: 1,
    steps: [{ kind: 'edit', on: 0, edit: { kind: 'confidential', at: 0, isOn: true } }],
  },
];
