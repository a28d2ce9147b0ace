import fc from 'fast-check';

/** What can happen in the world of issue sync, as data: to be repeated exactly. `at` chooses among what is there, by remainder. */
export type Edit =
  | { kind: 'create'; words: string; labels: string[]; confidential: boolean; dueDate: string | null }
  | { kind: 'edit'; at: number; words: string }
  | { kind: 'describe'; at: number; words: string }
  | { kind: 'label'; at: number; name: string; isOn: boolean }
  | { kind: 'state'; at: number; isOpen: boolean }
  | { kind: 'confidential'; at: number; isOn: boolean }
  | { kind: 'due'; at: number; date: string | null }
  | { kind: 'spend'; at: number; seconds: number }
  | { kind: 'comment'; at: number; words: string; internal: boolean; isReply: boolean }
  | { kind: 'reword'; at: number; note: number; words: string }
  | { kind: 'touch-copy'; at: number; how: 'title' | 'label' | 'comment' | 'close' | 'open-up'; words: string };

/** What goes wrong on the way. */
export type Trouble =
  | { kind: 'lost-reply' | 'no-connection'; what: 'issues' | 'notes' | 'discussions' | 'labels' | 'PUT' }
  | { kind: 'limit'; dialect: 'plain' | 'retry-after' | 'silent' }
  | { kind: 'broken'; how: 'html200' | 'empty200' | 'truncate' | '500' | 'wrong-types' };

/** Servers and syncs are chosen by remainder. */
export type Step =
  | { kind: 'edit'; on: number; edit: Edit }
  | { kind: 'trouble'; on: number; trouble: Trouble }
  | { kind: 'run' }
  /** The application ends while a request of this sync that changes its target is on its way, and starts again. */
  | { kind: 'kill'; sync: number; before: boolean }
  /** The sync is taken away with all that is known of it, and switched on again. */
  | { kind: 'forget'; sync: number }
  | { kind: 'wait'; minutes: number };

export const SHAPES = ['one way', 'two ways', 'two ways and once more', 'ring of three'] as const;

/** `subPath`: every other server lies below one. `older`: so many issues have copies of the original application, every other one with its older label. */
export type Story = { shape: (typeof SHAPES)[number]; subPath: boolean; older: number; steps: Step[] };

/** Words as people write them, among them all that must not act on the other side. */
const words = fc.oneof(
  fc.constantFrom('plain words', 'see #1 and !2', 'ask @root or @all', '/close', 'x\n/label ~bug\n/confidential', '`/close` in code', '```\n@someone\n```', 'a & b < c > d', 'émoji 🎉 עברית', '<!-- MIRROR_MAESTRO_FOOTER -->', '', '- [ ] task\r\n- [x] done'),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
);
const at = fc.nat(1000);
const label = fc.constantFrom('bug', 'feature', 'prio::high', 'prio::low', 'a b', 'ünï');
const day = fc.option(fc.constantFrom('2026-12-01', '2027-01-31'));

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('create' as const), words, labels: fc.uniqueArray(label, { maxLength: 3 }), confidential: fc.boolean(), dueDate: day }) },
  fc.record({ kind: fc.constant('edit' as const), at, words }),
  fc.record({ kind: fc.constant('describe' as const), at, words }),
  fc.record({ kind: fc.constant('label' as const), at, name: label, isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('state' as const), at, isOpen: fc.boolean() }),
  fc.record({ kind: fc.constant('confidential' as const), at, isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('due' as const), at, date: day }),
  fc.record({ kind: fc.constant('spend' as const), at, seconds: fc.integer({ min: 60, max: 20_000 }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('comment' as const), at, words, internal: fc.boolean(), isReply: fc.boolean() }) },
  fc.record({ kind: fc.constant('reword' as const), at, note: at, words }),
  fc.record({ kind: fc.constant('touch-copy' as const), at, how: fc.constantFrom('title', 'label', 'comment', 'close', 'open-up'), words }),
);

const anyTrouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constantFrom('lost-reply' as const, 'no-connection' as const), what: fc.constantFrom('issues', 'notes', 'discussions', 'labels', 'PUT') }),
  fc.record({ kind: fc.constant('limit' as const), dialect: fc.constantFrom('plain', 'retry-after', 'silent') }),
  fc.record({ kind: fc.constant('broken' as const), how: fc.constantFrom('html200', 'empty200', 'truncate', '500', 'wrong-types') }),
);

const on = fc.nat(5);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('edit' as const), on, edit: anyEdit }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('trouble' as const), on, trouble: anyTrouble }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'run' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), sync: on, before: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), sync: on }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 30 }) }) },
);

export const anyStory: fc.Arbitrary<Story> = fc.record({
  shape: fc.constantFrom(...SHAPES), subPath: fc.boolean(), older: fc.nat(2), steps: fc.array(anyStep, { minLength: 6, maxLength: 25, size: 'max' }),
});
