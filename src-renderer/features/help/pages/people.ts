import { type HelpPage, list, named, p, say, section, terms, to } from '../help-page.ts';

export const PEOPLE: HelpPage = {
  topic: 'people',
  words: ['passphrase', 'password', 'recovery code', 'forgot', 'forgotten', 'unlock', 'sign in', 'role', 'viewer', 'administrator', 'key store', 'keyring', 'security', 'users'],
  sections: [
    section('vault', 'Where tokens lie',
      p`Every token is stored encrypted under one key. That key is kept by the operating system’s key store where it can be trusted, under your passphrase, or both; ${to('settings', 'Settings', { params: { find: 'Vault' } })} says which.`,
    ),
    section('lock', 'Locking',
      p`${named('Lock')} in the rail, in the tray and in the search locks at once; by itself it happens after a time without a person and when the computer sleeps, where you ${to('settings', 'set it', { params: { find: 'Lock' } })}. Whether background work goes on behind the lock is a setting too.`,
    ),
    section('forgotten', 'A forgotten passphrase',
      list(
        say`A recovery code opens the vault: make one under ${to('settings', 'Settings', { params: { find: 'Vault' } })} now and print it. It is shown once.`,
        say`With operators, an administrator gives you a new passphrase.`,
        say`Without either, nothing opens it again. The mirrors go on working on GitLab, but a new data folder has to be begun and the tokens given again.`,
      ),
    ),
    section('roles', 'Operators and their roles',
      p`Without operators, whoever has the account of this computer works with everything. Add operators under ${to('settings', 'Settings', { params: { find: 'Operators' } })}, each with a passphrase of their own:`,
      terms(
        ['Viewer', say`Sees everything but secrets, and asks GitLab for the state of mirrors.`],
        ['Operator', say`Works with pairs, mirrors and issues, and pauses work.`],
        ['Administrator', say`Also decides over instances and their tokens, settings, backups and operators.`],
      ),
      p`Roles guard the program and not the file: whoever can read the data folder and knows a passphrase has all of it. What each of them did stands in the ${to('activity', 'activity')}.`,
    ),
  ],
};
