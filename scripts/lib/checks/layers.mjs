/**
 * Who may import whom. The first layer with a matching place is a file's own; places and permissions are beginnings of names
 * (`src-main/*.ts` stands for the files right in that folder). A layer may always import itself. `types` may be imported by
 * `import type` only. `packages` lists what may come from npm or Node; without a list everything but Electron may.
 * @typedef {{ name: string, places: readonly string[], values: readonly string[], types?: readonly string[], packages?: readonly RegExp[] }} Layer
 */

const CONTRACT = 'src-preload/contract/';
const RULES = 'src-main/rules/';
const PORTS = 'src-main/ports.ts';
const DOORS = ['src-main/gitlab/', 'src-main/store/', 'src-main/secrets/'];
const JOURNAL = 'src-main/journal/';
const USE_CASES = ['instances', 'pairs', 'mirrors', 'issues', 'jobs', 'overview', 'transfer', 'settings', 'vault', 'activity', 'plans', 'rounds', 'background', 'claim', 'files', 'support'].map((folder) => `src-main/${folder}/`);

const NO_NODE = /^(?!node:|electron)/;
const ANY_WITH_ELECTRON = /^/;

/** @type {readonly Layer[]} */
export const LAYERS = [
  { name: 'the contract', places: [CONTRACT], values: [], packages: [/^zod$/] },
  { name: 'the bridge', places: ['src-preload/'], values: [CONTRACT], packages: [/^electron$/] },
  { name: 'the rules', places: [RULES], values: [CONTRACT], packages: [/^(zod|ipaddr\.js|re2js|node:util|node:net)$/] },
  { name: 'the ports', places: [PORTS], values: [], types: [CONTRACT], packages: [] },
  // The vault keeps its key slots and sealed secrets in the store that it is given.
  { name: 'the vault', places: ['src-main/secrets/'], values: [RULES, CONTRACT], types: [PORTS, 'src-main/store/'] },
  { name: 'a door', places: ['src-main/gitlab/'], values: [RULES, CONTRACT], types: [PORTS] },
  { name: 'a door', places: ['src-main/store/'], values: [RULES, CONTRACT], types: [PORTS] },
  { name: 'the journal', places: [JOURNAL], values: [RULES, CONTRACT], types: [...DOORS, PORTS] },
  { name: 'a use case', places: USE_CASES, values: [RULES, CONTRACT, JOURNAL, ...USE_CASES], types: [...DOORS, PORTS, 'src-main/deps.ts'] },
  { name: 'an adapter', places: ['src-main/adapters/'], values: [RULES, CONTRACT], types: [PORTS] },
  { name: 'the command line', places: ['src-main/headless/'], values: [CONTRACT, RULES, 'src-main/app.ts', 'src-main/adapters/'], types: [PORTS] },
  { name: 'the program on the desktop', places: ['src-main/desktop/open-program.ts'], values: [CONTRACT, RULES, 'src-main/app.ts', 'src-main/adapters/', 'src-main/headless/', 'src-main/desktop/', 'src-main/store/open-data.ts'], types: [PORTS], packages: [ANY_WITH_ELECTRON] },
  { name: 'the desktop', places: ['src-main/desktop/'], values: [CONTRACT, RULES, 'src-main/app.ts', 'src-main/adapters/', 'src-main/headless/'], types: [PORTS], packages: [ANY_WITH_ELECTRON] },
  { name: 'the Electron entry', places: ['src-main/main.ts'], values: [CONTRACT, RULES, 'src-main/adapters/', 'src-main/headless/', 'src-main/desktop/'], types: [PORTS], packages: [ANY_WITH_ELECTRON] },
  { name: 'the assembly', places: ['src-main/*.ts'], values: [CONTRACT, RULES, ...DOORS, JOURNAL, ...USE_CASES], types: [PORTS] },
  { name: 'the window’s state and words', places: ['src-renderer/state/', 'src-renderer/text/'], values: [CONTRACT], packages: [NO_NODE] },
  { name: 'the window’s api', places: ['src-renderer/api/'], values: [CONTRACT, 'src-renderer/state/', 'src-renderer/text/'], packages: [NO_NODE] },
  { name: 'a house component', places: ['src-renderer/ui/'], values: [CONTRACT, 'src-renderer/state/', 'src-renderer/text/'], packages: [NO_NODE] },
  { name: 'a feature of the window', places: ['src-renderer/features/'], values: [CONTRACT, 'src-renderer/api/', 'src-renderer/ui/', 'src-renderer/state/', 'src-renderer/text/'], packages: [NO_NODE] },
  { name: 'the window', places: ['src-renderer/'], values: [CONTRACT, 'src-renderer/'], packages: [NO_NODE] },
  // It stands in for somebody else's server: what it shared with us it could not contradict.
  { name: 'the GitLab double', places: ['e2e/gitlab/'], values: [] },
  { name: 'the end-to-end tests, the demo and the measurements', places: ['e2e/', 'bench/'], values: ['e2e/', 'src-main/', 'src-preload/', 'src-renderer/'], packages: [ANY_WITH_ELECTRON] },
  { name: 'the scripts', places: ['scripts/'], values: [], packages: [ANY_WITH_ELECTRON] },
];
