import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { Link, LINK_SCHEME, type Place } from '../../src-preload/contract/models/place.ts';

/** How the program was called wrongly, in one line for the person who typed it; exit code 2. */
export class WrongUse extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WrongUse';
  }
}

export type SecretFile = { field: string; path: string };

/** Where the data lies, what opens the vault and in whose name; `null` = not said. */
type Common = { data: string | null; passphraseFile: string | null; operator: string | null };

export type Command =
  /** `hidden` shows no window at first; `place` is where a link leads. */
  | { kind: 'open'; data: string | null; hidden: boolean; place: Place | null }
  /** `method` is what was typed: whether there is such a method is asked where it is called. */
  | ({ kind: 'call'; method: string; json: string | null; secretFiles: SecretFile[]; wait: boolean; check: boolean } & Common)
  | ({ kind: 'run'; untilIdle: boolean } & Common)
  | { kind: 'methods' | 'help' | 'version' };

export type CallCommand = Extract<Command, { kind: 'call' }>;
export type RunCommand = Extract<Command, { kind: 'run' }>;

const OPTIONS = {
  data: { type: 'string' },
  'passphrase-file': { type: 'string' },
  operator: { type: 'string' },
  'secret-file': { type: 'string', multiple: true },
  wait: { type: 'boolean' },
  check: { type: 'boolean' },
  'until-idle': { type: 'boolean' },
  hidden: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const LONGEST = 4096;
/** A value that looks like an option is a forgotten value. */
const filePath = z.string().min(1).max(LONGEST).regex(/^(?!--)[^\0]*$/);
const secretFile = z
  .string()
  .max(LONGEST)
  .regex(/^[A-Za-z][A-Za-z0-9]{0,99}=[^\0]+$/)
  .transform((text): SecretFile => ({ field: text.slice(0, text.indexOf('=')), path: text.slice(text.indexOf('=') + 1) }));

const Values = z.strictObject({
  data: filePath.optional(),
  'passphrase-file': filePath.optional(),
  operator: z.string().trim().min(1).max(LIMITS.name).optional(),
  'secret-file': z.array(secretFile).max(20).optional(),
  wait: z.literal(true).optional(),
  check: z.literal(true).optional(),
  'until-idle': z.literal(true).optional(),
  hidden: z.literal(true).optional(),
  help: z.literal(true).optional(),
  version: z.literal(true).optional(),
});
type Values = z.output<typeof Values>;
type Option = keyof Values;

const ALLOWED = {
  open: ['data', 'hidden'],
  call: ['data', 'passphrase-file', 'operator', 'secret-file', 'wait', 'check'],
  run: ['data', 'passphrase-file', 'operator', 'until-idle'],
  methods: [],
} as const satisfies Record<string, readonly Option[]>;

/** One argument: an inline JSON of up to 128 KiB is what Linux lets through anyway. */
const Arguments = z.array(z.string().max(128 * 1024)).max(100);

const parseValues = (raw: unknown): Values => {
  const values = Values.safeParse(raw);
  if (values.success) return values.data;
  const [issue] = values.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  throw new WrongUse(unknown === undefined ? `The value of --${String(issue?.path[0] ?? '')} is missing or wrong.` : `Unknown option --${unknown.slice(0, 50)}.`);
};

const onlyAllowed = (values: Values, word: keyof typeof ALLOWED): void => {
  const allowed: readonly string[] = ALLOWED[word];
  const stray = Object.keys(values).find((name) => !allowed.includes(name));
  if (stray !== undefined) throw new WrongUse(`--${stray} does not belong to ${word === 'open' ? 'opening the window' : word}.`);
};

const atMost = (rest: string[], count: number): void => {
  const extra = rest[count];
  if (extra !== undefined) throw new WrongUse(`Unexpected argument ${JSON.stringify(extra.slice(0, 50))}.`);
};

const parseCall = (rest: string[], values: Values): Command => {
  const [method, json] = rest;
  if (method === undefined) throw new WrongUse('call needs a method; "methods" lists them.');
  atMost(rest, 2);
  return { kind: 'call', method, json: json ?? null, secretFiles: values['secret-file'] ?? [], wait: values.wait ?? false, check: values.check ?? false, ...common(values) };
};

const common = (values: Values): Common => ({ data: values.data ?? null, passphraseFile: values['passphrase-file'] ?? null, operator: values.operator ?? null });

const parseWord = (word: string, rest: string[], values: Values): Command => {
  switch (word) {
    case 'call':
      onlyAllowed(values, 'call');
      return parseCall(rest, values);
    case 'run':
      onlyAllowed(values, 'run');
      atMost(rest, 0);
      return { kind: 'run', untilIdle: values['until-idle'] ?? false, ...common(values) };
    case 'methods':
      onlyAllowed(values, 'methods');
      atMost(rest, 0);
      return { kind: 'methods' };
    default:
      throw new WrongUse(`Unknown command ${JSON.stringify(word.slice(0, 50))}.`);
  }
};

const isLink = (word: string): boolean => word.startsWith(`${LINK_SCHEME}:`);

/** A link that leads nowhere opens the window all the same: it may come from any page. */
const placeOf = (word: string | undefined): Place | null => {
  const link = Link.safeParse(word);
  return link.success ? link.data : null;
};

/** Reads the arguments after the program's name. No word at all means: open the window. Throws `WrongUse`. */
export const parseCommandLine = (argv: readonly string[]): Command => {
  const bounded = Arguments.safeParse(argv);
  if (!bounded.success) throw new WrongUse('Too many or too long arguments.');
  // Not strict here, so that the messages and the bounds are ours.
  const { values: raw, positionals } = parseArgs({ args: bounded.data, options: OPTIONS, allowPositionals: true, strict: false });
  const values = parseValues(raw);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [word, ...rest] = positionals;
  if (word !== undefined && !isLink(word)) return parseWord(word, rest, values);
  onlyAllowed(values, 'open');
  atMost(rest, 0);
  return { kind: 'open', data: values.data ?? null, hidden: values.hidden ?? false, place: placeOf(word) };
};
