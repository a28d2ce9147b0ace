import type { Page } from 'playwright';
import type { SampleServers } from '../demo/servers.ts';
import type { WindowPages } from '../pages/window-pages.ts';
import type { Camera } from './camera.ts';
import { FREE, ODD } from './sample-mirrors.ts';

const PASSPHRASE = 'a passphrase for the pictures';

/** The window before anything is in it. */
export const showBeginning = async ({ shell, welcome, instances, pairs, mirrors }: WindowPages, { company, companyToken }: SampleServers, shoot: Camera): Promise<void> => {
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
  await instances.openForm();
  await instances.enter({ name: 'Company GitLab', url: company.url, token: 'glpat-of-nobody', network: 'Public' });
  await instances.save();
  await instances.at.field('URL', /this computer/).waitFor();
  await shoot('instance-form-refused');
  await instances.enter({ name: 'Company GitLab', url: company.url, token: companyToken });
  await instances.testConnection();
  await instances.at.result.waitFor();
  await shoot('instance-form');
};

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

/** The window in the middle of its life. */
export const showEverything = async (page: Page, pages: WindowPages, shoot: Camera): Promise<void> => {
  const { shell, instances, pairs } = pages;
  await showMirrors(pages, shoot);
  await showNewMirror(pages, shoot);
  await shell.goTo('Pairs');
  await pairs.at.rows.first().click();
  await pairs.at.panel('Company to partner, pull').waitFor();
  await shoot('pairs');
  await pairs.openForm();
  await pairs.enter({ name: 'Back', source: 'Partner GitLab', target: 'Company GitLab', direction: 'Pull' });
  await shoot('pair-form');
  await shell.goTo('Instances');
  await instances.at.rows.first().click();
  await instances.at.panel('Company GitLab').waitFor();
  await shoot('instances');
  for (const place of ['Jobs', 'Activity'] as const) {
    await shell.goTo(place);
    await page.getByRole('grid', { name: place }).getByRole('rowgroup').getByRole('row').nth(1).click();
    await page.getByRole('complementary').waitFor();
    await shoot(place.toLowerCase());
  }
  await shell.goTo('Issues');
  await page.getByText('Issues are not copied yet.').waitFor();
  await shoot('issues-empty');
  await shell.goTo('Settings');
  await page.getByRole('heading', { name: 'Vault' }).waitFor();
  await shoot('settings');
  await shell.lock();
  await shell.at.unlockForm.waitFor();
  await shoot('lock');
};
