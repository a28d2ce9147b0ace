import { code, type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const SERVERS: HelpPage = {
  topic: 'servers',
  words: ['instance', 'access token', 'scope', 'api', 'maintainer', 'owner', 'certificate', 'tls', 'ca', 'proxy', 'private network', 'localhost', 'gitlab.com', 'edition', 'premium', 'version'],
  sections: [
    section('token', 'Which token',
      p`A personal access token with scope ${code('api')}, best of an account that only does this: a service account where you have them. Project and group access tokens are not enough, because GitLab does not let them make other tokens.`,
      p`A token is sent to the address that you gave and nowhere else. It is stored encrypted, and is never shown again. Give a new one in the ${to('instances', 'instance’s')} form; an empty field leaves the stored one. When it ends stands under ${to('expiries', 'Expiries')}.`,
    ),
    section('role', 'Which role',
      p`Maintainer in both projects of every mirror: the one gets the mirror, the other the credential. What issue sync cannot keep with the roles that a token has, it says before its first run.`,
    ),
    section('editions', 'Editions and versions',
      list(
        say`GitLab 15.5 or newer. Push mirrors can be triggered from 16.11 on; an older server runs them when somebody pushes to the source.`,
        say`Pull mirrors, and filtering branches by an expression, need Premium or Ultimate where the mirror is configured.`,
        say`On gitlab.com, project and group access tokens need Premium or Ultimate. On Free a pair uses an account, an SSH key (push) or deploy tokens (pull).`,
      ),
      p`What a server can do was asked of it: the panel of an ${to('instances', 'instance')} lists it, and forms offer only that.`,
    ),
    section('network', 'Network, certificates, proxies',
      terms(
        ['Network', say`Addresses in private networks and on this computer are contacted only where you choose so for the instance. Metadata and link-local addresses are always refused.`],
        ['CA certificate', say`For a server with a certificate of your own authority, paste the authority’s certificate. TLS is never switched off.`],
        ['Proxy', say`${code('HTTPS_PROXY')}, ${code('HTTP_PROXY')} and ${code('NO_PROXY')} of the environment are honoured.`],
        ['A page instead of data', say`A sign-in page or a proxy answers in place of GitLab. Check that the URL is GitLab’s own, with its sub-path where it has one.`],
      ),
      p`${named('Test connection')} says where it ends: name, connection, TLS, token. GitLab’s own mirrors do not go through this computer: the two servers have to reach each other as well.`,
    ),
    section('limits', 'Rate limits', p`${page({ topic: 'background', section: 'limits' }, 'Requests, limits and rests')} says how much is asked of a server, and what happens when it says no.`),
  ],
};
