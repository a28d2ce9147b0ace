import { code, commands, type HelpPage, list, named, p, page, say, section, steps, terms, to } from '../help-page.ts';

export const BACKUPS: HelpPage = {
  topic: 'backups',
  words: ['backup', 'restore', 'move', 'new computer', 'second machine', 'two machines', 'claim', 'which machine writes', 'export', 'import', 'yaml', 'snapshot', 'age', 'passphrase', 'transfer'],
  sections: [
    section('backup', 'One encrypted file',
      p`${to('transfer', 'Back up now', { params: { do: 'backup' } })} shows what will be in it and writes one file, which the standard ${code('age')} tool opens too. It holds instances, pairs, mirrors, issue links and settings, and the tokens only where you choose so. It is read back as a whole before it counts as made. Whoever has the file and its passphrase has what is in it.`,
      p`A schedule under ${to('transfer', 'Transfer')} makes one by itself every so many days and keeps the newest; a reminder tells when the newest is too old.`,
      p`Instead of a passphrase a file can be locked for colleagues: each copies the public key of their installation under ${to('transfer', 'Transfer')} and passes it on as a line of text.`,
      commands(`mirror-maestro call transfer.backup '{"file": {"path": "/mnt/share/maestro.age"}, "passphrase": {"$file": "passphrase.txt"}, "secrets": true}'`),
    ),
    section('restore', 'Restoring',
      steps(
        say`${to('transfer', 'Open the file', { params: { do: 'restore' } })} on the other computer; its first start offers it too. All of it is checked before anything is changed; a damaged one is refused with the reason, and what is here stays as it was.`,
        say`It says who made it and when, and shows each object as new, different, the same, or only here.`,
        say`Merge it, and choose by kind or object by object what becomes of what differs; or replace everything here. New servers are confirmed by their address before a token is sent there.`,
        say`A snapshot is taken, then everything comes in one piece. Under ${to('transfer', 'Transfer')} it can be undone until something is changed on GitLab.`,
        say`Background work stays paused until you say under ${to('transfer', 'Transfer')} that this machine writes from now.`,
      ),
    ),
    section('two', 'A second machine',
      p`Two machines with the same mirrors must not both work: both would renew the same credentials and copy the same issues. The claim sees to it: a label in a project that all of them can reach says which machine writes. It is proven anew every minute; the others watch and change nothing on GitLab. ${to('transfer', 'Transfer')} says which machine writes; ${named('Keep a claim on GitLab')} there switches it on, as does the command line:`,
      commands(
        `mirror-maestro call claim.preflight '{"instanceId": 1, "project": "platform/api"}'`,
        `mirror-maestro call claim.turnOn '{"instanceId": 1, "project": "platform/api"}'`,
        `mirror-maestro call claim.get`,
      ),
      list(
        say`${code('claim.release')} gives it up on the machine that writes; ${code('claim.take')} takes it on the one that shall. Where the former one is still alive, it wants the name of that machine as a word, and waits until it has surely stopped.`,
        say`A machine that GitLab does not answer stops writing by itself: another one may have taken the claim.`,
        say`Without a claim nothing keeps two machines apart: after a restore elsewhere, quit the former one before you resume the new one.`,
      ),
      p`Several people on one installation are what ${page({ topic: 'people', section: 'roles' }, 'operators')} are for.`,
    ),
    section('files', 'Pairs and configurations as files',
      list(
        say`A pair goes to JSON or YAML from its panel or from ${to('transfer', 'Transfer')}, and comes back as a plan that says of each mirror what would be done.`,
        say`A whole configuration in YAML, from ${to('transfer', 'Transfer')}, names instances, pairs and mirrors; a plan compares it with what is here. No secret is ever in it.`,
      ),
    ),
    section('snapshots', 'Snapshots are no backup',
      p`Daily copies of the database lie beside it, for the day on which the file is damaged. They are on the same disk, and only this installation’s keys open the tokens in them.`,
    ),
    section('refused', 'A file is refused',
      terms(
        ['Passphrase or key', say`A wrong passphrase and a file for other keys look the same from outside, on purpose.`],
        ['Damaged', say`A part is missing or was changed. Take another copy: nothing of it was used.`],
        ['Made by a later version', say`Update the application first.`],
        ['Not a backup', say`It is another sort of file. Backups of the web application have ${page({ topic: 'web-application' }, 'a way of their own')}.`],
      ),
    ),
  ],
};
