import type { Page } from 'playwright';

export type Network = 'Public' | 'Private network' | 'This computer';
export type InstanceEntry = { name: string; url: string; token: string; network?: Network };

const locators = (page: Page) => {
  const form = page.getByRole('region', { name: 'Add instance', exact: true });
  return {
    form,
    add: page.getByRole('button', { name: 'Add instance', exact: true }),
    /** A text field; with `description` only while that text stands under it. */
    field: (name: 'Name' | 'URL' | 'Access token', description?: RegExp) => form.getByRole('textbox', { name, exact: true, ...(description === undefined ? {} : { description }) }),
    network: (name: Network) => form.getByRole('radio', { name, exact: true }),
    test: form.getByRole('button', { name: 'Test connection' }),
    save: form.getByRole('button', { name: 'Save instance' }),
    result: form.getByRole('status', { name: 'Result of the connection test' }),
    panel: (name: string) => page.getByRole('region', { name: `Instance ${name}`, exact: true }),
    rows: page.getByRole('grid', { name: 'Instances' }).getByRole('rowgroup').getByRole('row'),
  };
};

/** The registered servers and the form of a new one. */
export const instancesPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    async enter({ name, url, token, network = 'This computer' }: InstanceEntry): Promise<void> {
      await at.field('Name').fill(name);
      await at.field('URL').fill(url);
      await at.field('Access token').fill(token);
      await at.network(network).check();
    },
    openForm: (): Promise<void> => at.add.click(),
    testConnection: (): Promise<void> => at.test.click(),
    save: (): Promise<void> => at.save.click(),
  };
};
