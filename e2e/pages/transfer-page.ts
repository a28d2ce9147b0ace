import type { Page } from 'playwright';

const locators = (page: Page) => {
  const backup = page.getByRole('region', { name: 'Back up now', exact: true });
  const made = page.getByRole('region', { name: 'The backup is made' });
  const opening = page.getByRole('form', { name: 'Open a backup' });
  const dialog = page.getByRole('dialog');
  return {
    section: (title: string) => page.getByRole('region', { name: title, exact: true }),
    backUp: page.getByRole('button', { name: 'Back up now', exact: true }),
    ownKey: page.getByRole('status', { name: 'Public key of this installation' }),
    passphrase: backup.getByRole('textbox', { name: 'Passphrase of the file' }),
    repeated: backup.getByRole('textbox', { name: 'Repeat passphrase' }),
    strength: backup.getByRole('status', { name: 'Strength of the passphrase' }),
    forKeys: backup.getByRole('radio', { name: 'Colleagues, by their public keys' }),
    keys: backup.getByRole('textbox', { name: 'Public keys' }),
    keyLines: backup.getByRole('list', { name: 'Keys' }).getByRole('listitem'),
    write: backup.getByRole('button', { name: 'Choose file and back up' }),
    made,
    open: page.getByRole('button', { name: 'Open a backup', exact: true }),
    choose: opening.getByRole('button', { name: /^Choose (another )?file$/ }),
    key: opening.getByRole('textbox', { name: 'Passphrase of the file' }),
    byOwnKey: opening.getByRole('radio', { name: 'This installation’s own key' }),
    openFile: opening.getByRole('button', { name: 'Open file', exact: true }),
    opening,
    counted: (name: string) => page.getByRole('table', { name: 'Against this machine' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell'),
    objects: page.getByRole('grid', { name: /^Objects of/ }).getByRole('rowgroup').getByRole('row'),
    origins: page.getByRole('group', { name: 'Addresses to confirm' }).getByRole('checkbox'),
    way: (word: 'Merge' | 'Replace') => page.getByRole('group', { name: 'What to do with it' }).getByRole('button', { name: word, exact: true }),
    verb: (word: 'Merge' | 'Replace' | 'Bring it over') => page.getByRole('button', { name: word, exact: true }).last(),
    dialog,
    confirm: (word: string) => dialog.getByRole('button', { name: word, exact: true }),
    takeOver: page.getByRole('button', { name: 'This machine writes from now' }),
    undo: page.getByRole('button', { name: 'Undo restore', exact: true }),
  };
};

/** Backups, what comes from elsewhere, and files. */
export const transferPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    /** Waits until the plan is there, with servers that are new here. */
    async confirmOrigins(): Promise<void> {
      await at.origins.first().waitFor();
      for (const box of await at.origins.all()) await box.check();
    },
    /** Presses the button of the plan and the one of the dialog that asks once more. */
    async carryOut(word: 'Merge' | 'Replace' | 'Bring it over'): Promise<void> {
      await at.verb(word).click();
      await at.confirm(word).click();
    },
    async undoRestore(): Promise<void> {
      await at.undo.click();
      await at.confirm('Undo restore').click();
    },
  };
};
