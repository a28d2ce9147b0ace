import type { Page } from 'playwright';

const locators = (page: Page) => {
  const rows = page.getByRole('grid', { name: 'Left on GitLab' }).getByRole('rowgroup').getByRole('row');
  const dialog = page.getByRole('dialog', { name: 'Leave it on GitLab?' });
  return {
    /** The rail's way to them: its number says how many there are. */
    waiting: (count: number) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: `Jobs ${count} left on GitLab`, exact: true }),
    rows,
    row: (subject: string) => rows.filter({ hasText: subject }),
    retry: (subject: string) => page.getByRole('button', { name: `Retry ${subject}`, exact: true }),
    giveUp: (subject: string) => page.getByRole('button', { name: `Give up ${subject}`, exact: true }),
    dialog,
    word: dialog.getByRole('textbox'),
    confirm: dialog.getByRole('button', { name: 'Give up', exact: true }),
    nothing: page.getByText('Nothing of ours is left on GitLab.'),
  };
};

/** What could not be removed on GitLab: retried or given up, by keyboard. */
export const cleanUpsPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    open: (count: number): Promise<void> => at.waiting(count).press('Enter'),
    retry: (subject: string): Promise<void> => at.retry(subject).press('Enter'),
    async giveUp(subject: string, word: string): Promise<void> {
      await at.giveUp(subject).press('Enter');
      await at.word.fill(word);
      await at.confirm.press('Enter');
    },
  };
};
