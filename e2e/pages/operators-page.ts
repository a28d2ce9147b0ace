import type { Page } from 'playwright';

export type RoleName = 'Viewer' | 'Operator' | 'Administrator';
export type OperatorEntry = { name: string; role?: RoleName; passphrase: string };

const locators = (page: Page) => {
  const form = page.getByRole('dialog').getByRole('form');
  const recovery = page.getByRole('dialog', { name: 'Recovery code of Mirror Maestro' });
  return {
    form,
    list: page.getByRole('list', { name: 'Operators' }),
    add: page.getByRole('button', { name: /^Add (the first )?operator$/ }),
    makeCode: page.getByRole('button', { name: /^(Make|Replace) recovery code$/ }),
    confirmCode: page.getByRole('dialog').getByRole('button', { name: 'Make code' }),
    code: recovery.getByLabel('Recovery code', { exact: true }),
    kept: recovery.getByRole('checkbox'),
    done: recovery.getByRole('button', { name: 'Done' }),
    signIn: page.getByRole('form', { name: 'Unlock' }),
    recover: page.getByRole('form', { name: 'Recovery' }),
    useRecovery: page.getByRole('button', { name: 'Use the recovery code' }),
  };
};

/** The operators of the settings, and how they sign in. */
export const operatorsPage = (page: Page) => {
  const at = locators(page);
  const giveCode = async (code: string): Promise<void> => {
    await at.recover.getByLabel('Recovery code', { exact: true }).fill(code);
    await at.recover.getByRole('button', { name: 'Unlock' }).click();
  };
  return {
    at,
    async add({ name, role, passphrase }: OperatorEntry): Promise<void> {
      await at.add.click();
      await at.form.getByLabel('Name', { exact: true }).fill(name);
      if (role !== undefined) await at.form.getByRole('radio', { name: role, exact: true }).check();
      await at.form.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await at.form.getByLabel('Repeat passphrase').fill(passphrase);
      await at.form.getByRole('button', { name: 'Add operator' }).click();
      await at.form.waitFor({ state: 'hidden' });
    },
    /** The code, which is in sight only this once. */
    async makeRecoveryCode(): Promise<string> {
      await at.makeCode.click();
      await at.confirmCode.click();
      const code = await at.code.innerText();
      await at.kept.check();
      await at.done.click();
      return code;
    },
    async signIn({ name, passphrase }: OperatorEntry): Promise<void> {
      await at.signIn.getByLabel('Name', { exact: true }).fill(name);
      await at.signIn.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await at.signIn.getByRole('button', { name: 'Sign in' }).click();
    },
    async recover(code: string): Promise<void> {
      await at.useRecovery.click();
      await giveCode(code);
    },
    /** Where nothing else opens, its field is there at once. */
    giveCode,
  };
};
