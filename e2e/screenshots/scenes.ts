import type { Locator, Page } from 'playwright';
import type { SampleServers } from '../demo/servers.ts';
import { showHash } from '../pages/show-hash.ts';
import type { WindowPages } from '../pages/window-pages.ts';
import type { Camera } from './camera.ts';
import { FREE, ISSUES_OF, ODD } from './sample-mirrors.ts';

/** Of the vault in the pictures. */
const PASSPHRASE = 'a passphrase for the pictures';

/** The window before anything is in it. */
export const showBeginning = async (page: Page, { shell, welcome, instances, pairs, mirrors }: WindowPages, { company, companyToken }: SampleServers, shoot: Camera): Promise<void> => {
  await welcome.at.title.waitFor();
  await shoot('welcome');
  await welcome.setUpByPassphrase(PASSPHRASE);
  await welcome.at.firstSteps.waitFor();
  await shoot('first-steps');
  for (const [place, add] of [['Mirrors', mirrors.at.add], ['Pairs', pairs.at.add], ['Instances', instances.at.add]] as const) {
    await shell.goTo(place);
    await add.first().waitFor();
    await shoot(`${place.toLowerCase()}-empty`);
  }
  for (const [name, hash, sign] of EMPTY) {
    await showHash(page, hash);
    await page.getByText(sign).first().waitFor();
    await shoot(`${name}-empty`);
  }
  await shell.goTo('Instances');
  await instances.openForm();
  await instances.enter({ name: 'Company GitLab', url: company.url, token: 'glpat-of-nobody', network: 'Public' });
  await instances.save();
  await instances.at.field('URL', /this computer/).waitFor();
  await shoot('instance-form-refused');
  await instances.enter({ name: 'Company GitLab', url: company.url, token: companyToken });
  await instances.testConnection();
  await instances.at.result.waitFor();
  await shoot('instance-form');
  await shell.giveUpTo('Instances');
};

const EMPTY = [
  ['overview', '#/overview', 'No mirror is here yet.'],
  ['issues', '#/issues', 'Issues are copied along mirrors, and there is no mirror yet.'],
  ['topology', '#/topology', 'No instance is here yet.'],
  ['expiries', '#/expiries', 'Nothing ends in this time.'],
  ['health', '#/health', 'The database is sound'],
] as const;

const showNewMirror = async ({ shell, mirrors }: WindowPages, shoot: Camera): Promise<void> => {
  for (const [name, path] of [['new-mirror', FREE.good], ['new-mirror-blocked', FREE.archived]] as const) {
    await shell.goTo('Mirrors');
    await mirrors.openForm();
    await mirrors.choosePair('Company to partner, push');
    if (name === 'new-mirror') await shoot('new-mirror-begun');
    await mirrors.pick('Source project', path);
    await mirrors.pick('Target project', path);
    await mirrors.check();
    await mirrors.at.verdict.waitFor();
    await shoot(name);
    await shell.giveUpTo('Mirrors');
  }
};

const showMirrors = async ({ shell, mirrors }: WindowPages, shoot: Camera): Promise<void> => {
  await shell.goTo('Mirrors');
  await mirrors.at.row(ODD.failed).waitFor();
  await shoot('mirrors-list');
  for (const [name, path] of [['mirrors', 'platform/api'], ...Object.entries(ODD).map(([state, odd]) => [`mirror-${state}`, odd] as const)] as const) {
    await mirrors.open(path);
    await mirrors.at.panel(path).waitFor();
    await shoot(name);
  }
  await mirrors.at.remove(ODD.disabled).click();
  await mirrors.at.confirm.waitFor();
  await shoot('mirror-remove');
  await mirrors.at.dialog.getByRole('button', { name: 'Cancel' }).click();
};

/** The issue sync of one mirror: each of its parts, the latest run and a problem. */
const showIssueSync = async (page: Page, shoot: Camera): Promise<void> => {
  await showHash(page, '#/issues');
  await page.getByRole('grid', { name: 'Issue syncs' }).getByRole('row').filter({ hasText: ISSUES_OF }).click();
  await page.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(1).click();
  await page.getByRole('complementary').getByRole('article').first().waitFor();
  await shoot('issue-run');
  for (const [part, sign] of [['Problems', 'What to do'], ['Options', 'What the target keeps'], ['Label rules', 'Add rule'], ['People rules', 'Add rule']] as const) {
    await page.getByRole('group', { name: 'Part' }).getByRole('button', { name: part }).click();
    if (part === 'Problems') await page.getByRole('grid', { name: 'Problems' }).getByRole('row').nth(1).click();
    await page.getByText(sign).first().waitFor();
    await shoot(`issue-${part.toLowerCase().replace(' ', '-')}`);
  }
};

const showLinks = async (page: Page, { shell, instances, pairs }: WindowPages, shoot: Camera): Promise<void> => {
  await shell.goTo('Pairs');
  await pairs.at.rows.filter({ hasText: 'Company to partner, pull' }).click();
  await pairs.at.panel('Company to partner, pull').waitFor();
  await shoot('pairs');
  await pairs.openForm();
  await pairs.enter({ name: 'Back', source: 'Partner GitLab', target: 'Company GitLab', direction: 'Pull' });
  await shoot('pair-form');
  await shell.giveUpTo('Instances');
  await instances.at.rows.filter({ hasText: 'Company GitLab' }).click();
  await instances.at.panel('Company GitLab').waitFor();
  await shoot('instances');
  await showHash(page, '#/topology');
  await page.getByRole('region', { name: 'Picture of the instances' }).waitFor();
  await shoot('topology');
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table', { name: 'Links' }).getByRole('button', { name: /Push$/ }).first().click();
  await page.getByRole('grid', { name: 'Mirrors of the link' }).waitFor();
  await shoot('topology-table');
};

const showWork = async (page: Page, { shell }: WindowPages, shoot: Camera): Promise<void> => {
  for (const place of ['Jobs', 'Activity'] as const) {
    await shell.goTo(place);
    await page.getByRole('grid', { name: place }).getByRole('rowgroup').getByRole('row').nth(1).click();
    await page.getByRole('complementary').waitFor();
    await shoot(place.toLowerCase());
  }
  await showHash(page, '#/expiries');
  await page.getByRole('group', { name: 'Within' }).getByRole('button', { name: 'A year' }).click();
  await page.getByRole('button', { name: /^Rotate / }).first().waitFor();
  await shoot('expiries');
};

/** What stands at an address, and by what one sees that it does. */
type Still = readonly [name: string, hash: string, sign: (page: Page) => Locator];

const STILLS: readonly Still[] = [
  ['overview', '#/overview', (page) => page.getByRole('region', { name: 'Needs attention' })],
  ['issues', '#/issues', (page) => page.getByText('platform/api').first()],
  ['plan', '#/plans/1', (page) => page.getByRole('region', { name: 'Steps' }).getByRole('listitem').first()],
  ['path-rules', '#/plans/new', (page) => page.getByRole('form', { name: 'Path rules' })],
  ['adopt', '#/discover', (page) => page.getByRole('button', { name: 'Find mirrors' })],
  ['transfer', '#/transfer', (page) => page.getByRole('heading', { name: 'This installation' })],
  ['backup', '#/transfer?do=backup', (page) => page.getByRole('heading', { name: 'Back up now' }).last()],
  ['log', '#/log', (page) => page.getByRole('grid', { name: 'Log' }).getByRole('row').nth(2)],
  ['health', '#/health', (page) => page.getByText('The database is sound')],
  ['help', '#/help?page=green', (page) => page.getByRole('heading', { name: 'The status words' })],
  ['help-cause', '#/help?page=causes&at=credential_rejected', (page) => page.getByRole('heading', { name: 'The credential is refused' })],
  ['about', '#/help?page=about', (page) => page.getByRole('region', { name: 'Licences' }).getByRole('listitem').nth(3)],
  ['settings', '#/settings', (page) => page.getByRole('heading', { name: 'Vault' })],
];

const showOverlays = async (page: Page, shoot: Camera): Promise<void> => {
  await showHash(page, '#/overview');
  await page.getByRole('button', { name: 'Write report' }).click();
  await page.getByRole('dialog', { name: 'Write a report' }).waitFor();
  await shoot('report');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search everywhere' }).getByRole('combobox').fill('plat');
  await page.getByRole('option').filter({ hasText: 'platform/' }).first().waitFor();
  await shoot('search');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await shoot('keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** What health says of a server that is away. */
const showTrouble = async (page: Page, { outside }: SampleServers, shoot: Camera): Promise<void> => {
  await outside.goDown();
  await showHash(page, '#/health');
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('does not answer').waitFor();
  await shoot('health-broken');
};

/** The window in the middle of its life. */
export const showEverything = async (page: Page, pages: WindowPages, servers: SampleServers, shoot: Camera): Promise<void> => {
  await showMirrors(pages, shoot);
  await showNewMirror(pages, shoot);
  await showLinks(page, pages, shoot);
  await showWork(page, pages, shoot);
  await showIssueSync(page, shoot);
  for (const [name, hash, sign] of STILLS) {
    await showHash(page, hash);
    await sign(page).waitFor();
    await shoot(name);
  }
  await showOverlays(page, shoot);
  await showTrouble(page, servers, shoot);
  await pages.shell.lock();
  await pages.shell.at.unlockForm.waitFor();
  await shoot('lock');
};
