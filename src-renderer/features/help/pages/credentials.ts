import { code, type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const CREDENTIALS: HelpPage = {
  topic: 'credentials',
  words: ['token', 'expire', 'expiry', 'rotate', 'rotation', 'renew', 'deploy token', 'ssh key', 'account', 'revoked', 'calendar'],
  sections: [
    section('two', 'Two sorts of tokens',
      list(
        say`An instance’s token is yours: you make it on GitLab and give it here. Nothing renews it but you.`,
        say`A mirror’s credential is made here on the other side of the mirror. It can only write (push) or read (pull), and lives for the days of a ${to('settings', 'setting', { params: { find: 'Life of a mirror credential' } })} less a random 0 to 60, so that they do not end together.`,
      ),
    ),
    section('expiries', 'What ends when',
      p`${to('expiries', 'Expiries')} lists both sorts by day. A notice tells of what ends soon and is not renewed by itself.`,
    ),
    section('rotation', 'Renewal by itself, and by hand',
      p`From 30 days before the end a mirror’s credential is renewed by itself, spread over the days; 0 in the ${to('settings', 'setting', { params: { find: 'Rotate before the end' } })} switches that off. ${named('Rotate credential')} in a mirror’s menu does it now; in the list many are planned at once.`,
      p`The new one is made before the old one goes: on a pull mirror it has to succeed once before the old token is revoked; a push mirror is made anew beside the old one, or in its place where GitLab allows only one. All settings are kept, and a mirror that is off stays off.`,
    ),
    section('kinds', 'What mirrors log in with',
      terms(
        ['Project access token', say`One for each mirror, made and renewed here; needs Maintainer in the project. The usual choice.`],
        ['Group access token', say`One for the mirrors of a group, made and renewed here; needs Owner in the group.`],
        ['Deploy token', say`One for each mirror, made and renewed here; it only reads, so the pair has to pull.`],
        ['Account', say`A user name with a password or token that you give. Nothing is made on GitLab, and only you can renew it.`],
        ['SSH key', say`GitLab makes a key for each push mirror; it becomes a deploy key on the target and never ends. LFS does not go over SSH.`],
      ),
      p`The ${to('pairs', 'pair')} decides. After a change, a plan moves its mirrors over.`,
    ),
    section('name', 'How ours are called',
      p`Tokens on GitLab that were made here have names that begin with ${code('mirror-maestro/')}. Whoever cleans up tokens should leave them; ${page({ topic: 'causes', section: 'credential_revoked' }, 'a revoked one')} stops its mirror.`,
    ),
  ],
};
