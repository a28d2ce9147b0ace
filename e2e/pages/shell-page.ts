import type { Page } from 'playwright';

export type Place = 'Start' | 'Overview' | 'Mirrors' | 'Issues' | 'Topology' | 'Pairs' | 'Instances' | 'Expiries' | 'Jobs' | 'Activity' | 'Transfer' | 'Help' | 'Settings';

const locators = (page: Page) => {
  const rail = page.getByRole('navigation', { name: 'Main' });
  return {
    rail,
    place: (name: Place) => rail.getByRole('link', { name, exact: true }),
    lock: rail.getByRole('button', { name: 'Lock', exact: true }),
    status: page.getByRole('contentinfo', { name: 'Status' }),
    unlockForm: page.getByRole('form', { name: 'Unlock' }),
  };
};

/** What stands around every screen: the rail, the status bar, and in their place the lock. */
export const shellPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    goTo: (place: Place): Promise<void> => at.place(place).click(),
    /** Goes to a place from a form that holds what is not saved, and gives that up. */
    async giveUpTo(place: Place): Promise<void> {
      await at.place(place).click();
      await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave without saving' }).click();
    },
    lock: (): Promise<void> => at.lock.click(),
    async unlock(passphrase: string): Promise<void> {
      await at.unlockForm.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await at.unlockForm.getByRole('button', { name: 'Unlock', exact: true }).click();
    },
  };
};
