import type { Page } from 'playwright';

const locators = (page: Page) => {
  const form = page.getByRole('form', { name: 'Set up vault' });
  return {
    title: page.getByRole('heading', { name: 'Welcome to Mirror Maestro' }),
    form,
    passphrase: form.getByRole('textbox', { name: 'Passphrase', exact: true }),
    repeated: form.getByRole('textbox', { name: 'Repeat passphrase', exact: true }),
    /** Where the operating system's key store can be trusted, a passphrase is the second choice. */
    usePassphrase: page.getByRole('button', { name: 'Use a passphrase' }),
    setUp: form.getByRole('button', { name: 'Set up vault' }),
    firstSteps: page.getByRole('heading', { name: 'First steps' }),
    /** A step that is done; its check mark says so. */
    doneStep: (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) }).filter({ has: page.getByRole('img', { name: 'done' }) }),
  };
};

/** The first window ever, and the first steps after it. */
export const welcomePage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    async setUpByPassphrase(passphrase: string, repeated = passphrase): Promise<void> {
      await at.title.waitFor();
      if (await at.usePassphrase.isVisible()) await at.usePassphrase.click();
      await at.passphrase.fill(passphrase);
      await at.repeated.fill(repeated);
      await at.setUp.click();
    },
  };
};
