import type { Git, GitResult } from '../git/run.ts';
import type { Repository } from '../git/repository.ts';
import type { Remote } from '../state/records.ts';
import { credentialUrl, redact } from './remote-url.ts';

/** A mirror run that Git or the remote refused; `message` is what GitLab keeps as `last_error`. */
export class MirrorFailure extends Error {}

/** Git commands of one mirror run against its remote, called `mirror`. */
export type MirrorGit = (args: readonly string[]) => Promise<GitResult>;

export type MirrorGitDeps = {
  git: Git;
  /** Where an address really is, for servers that go by another name. */
  resolve: (url: string) => string;
  /** A file with the certificates to trust; null for the machine's own. */
  certificates: () => string | null;
};

/** The credential goes to Git in the environment, so that no process list shows it; redirects are not followed (contract A.3.10). */
export const mirrorGit = (deps: MirrorGitDeps, repository: Repository, remote: Remote): MirrorGit => {
  const settings: [string, string][] = [
    ['remote.mirror.url', credentialUrl({ ...remote, url: deps.resolve(remote.url) })],
    ['http.followRedirects', 'false'],
  ];
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  settings.forEach(([key, value], index) => {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  const certificates = deps.certificates();
  if (certificates !== null) env['GIT_SSL_CAINFO'] = certificates;
  return (args) => deps.git(args, { cwd: repository.directory, env });
};

/** Gitaly's way to put Git's own text into an error, without the credential. */
export const gitFailure = (step: string, result: GitResult, remote: Remote): MirrorFailure =>
  new MirrorFailure(redact(`13:${step}: exit status ${result.code}, stderr: ${JSON.stringify(result.stderr)}.`, remote));
