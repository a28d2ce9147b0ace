import type { Page } from 'playwright';

export type Direction = 'Push' | 'Pull';
export type PairEntry = { name: string; source: string; target: string; direction: Direction };

const locators = (page: Page) => {
  const form = page.getByRole('region', { name: 'New pair', exact: true });
  return {
    form,
    add: page.getByRole('button', { name: 'New pair', exact: true }),
    /** With `description` only while that text stands under it. */
    name: (description?: RegExp) => form.getByRole('textbox', { name: 'Name', exact: true, ...(description === undefined ? {} : { description }) }),
    side: (side: 'Source' | 'Target') => form.getByRole('combobox', { name: side, exact: true }),
    instance: (name: string) => page.getByRole('option', { name, exact: true }),
    direction: (direction: Direction) => form.getByRole('radio', { name: direction, exact: true }),
    save: form.getByRole('button', { name: 'Create pair' }),
    panel: (name: string) => page.getByRole('region', { name: `Pair ${name}`, exact: true }),
    rows: page.getByRole('grid', { name: 'Pairs' }).getByRole('rowgroup').getByRole('row'),
  };
};

/** The directed pairs and the form of a new one. */
export const pairsPage = (page: Page) => {
  const at = locators(page);
  const choose = async (side: 'Source' | 'Target', instance: string): Promise<void> => {
    await at.side(side).click();
    await at.instance(instance).click();
  };
  return {
    at,
    openForm: (): Promise<void> => at.add.click(),
    async enter({ name, source, target, direction }: PairEntry): Promise<void> {
      await at.name().fill(name);
      await choose('Source', source);
      await choose('Target', target);
      await at.direction(direction).check();
    },
    save: (): Promise<void> => at.save.click(),
  };
};
