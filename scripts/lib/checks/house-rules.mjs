import { parseSync, Visitor } from 'vite';
import { isTest, lineAt } from './sources.mjs';

/**
 * What no ready-made rule says. A call is named by its end: `Date.now`, `setTimeout`, `.reveal` for any `x.reveal`.
 * @typedef {{ says: string, calls: RegExp, within: RegExp, except: RegExp }} CallRule
 */

/** @type {readonly CallRule[]} */
export const CALL_RULES = [
  {
    says: 'opens a secret; only the transport, the mirror-URL builder, the vault and the envelope of backups may',
    calls: /\.reveal$/,
    within: /^(src-|e2e\/(?!.*\.(test|spec)\.))/,
    except: /^src-main\/(gitlab\/(transport|auth|remote-address)[a-z-]*(\.ts|\/)|secrets\/|transfer\/age\/)/,
  },
  {
    says: 'asks the machine for the time or for chance; take the Clock or Chance of ports.ts',
    calls: /^(Date\.now|new Date|Math\.random|performance\.now|(globalThis\.)?(setTimeout|setInterval|setImmediate)|(crypto\.)?(randomUUID|randomBytes|getRandomValues))$/,
    within: /^src-main\//,
    except: /^src-main\/(main\.ts|headless\/main\.ts|desktop\/|adapters\/|secrets\/|gitlab\/transport|journal\/group-commit\.ts|issues\/in-slices\.ts)/,
  },
];

/** @typedef {{ says: string, text: RegExp }} TextRule @type {readonly TextRule[]} */
const TEXT_RULES = [
  { says: 'silences a rule', text: /(ox|es)lint-(disable|ignore)/ },
  { says: 'names a path of somebody’s machine', text: /(?<=^|["'`\s(=])(\/home\/|\/Users\/|[A-Z]:\\Users\\)[\w.-]+/m },
];

/** @param {import('./sources.mjs').Source} source @returns {string[]} one line per violation */
export const brokenHouseRules = (source) => (isTest(source.name) ? [] : [...brokenCallRules(source), ...brokenTextRules(source)]);

/** @param {import('./sources.mjs').Source} source */
const brokenCallRules = ({ name, text }) => {
  const rules = CALL_RULES.filter(({ within, except }) => within.test(name) && !except.test(name));
  return rules.length === 0 ? [] : callsOf(name, text).flatMap(({ call, start }) => rules.filter(({ calls }) => calls.test(call)).map(({ says }) => `${name}:${lineAt(text, start)}: ${call} ${says}`));
};

/** @param {import('./sources.mjs').Source} source */
const brokenTextRules = ({ name, text }) =>
  name.startsWith('scripts/lib/checks/') ? [] : TEXT_RULES.flatMap(({ says, text: pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${name}:${lineAt(text, found.index)}: “${found[0]}” ${says}`];
  });

/** Every call of a file by its name; `new Date` only where it asks for now. @param {string} name @param {string} text */
const callsOf = (name, text) => {
  /** @type {{ call: string, start: number }[]} */
  const calls = [];
  new Visitor({
    CallExpression: ({ callee, start }) => void calls.push({ call: nameOf(callee), start }),
    NewExpression: ({ callee, arguments: given, start }) => void (given.length === 0 && calls.push({ call: `new ${nameOf(callee)}`, start })),
  }).visit(parseSync(name, text).program);
  return calls;
};

/** @param {import('vite').ESTree.Expression | import('vite').ESTree.Super} callee @returns {string} */
const nameOf = (callee) => {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
  return `${owner}.${callee.property.name}`;
};
