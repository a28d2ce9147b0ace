import type { Capability, Failure } from '../../src-preload/contract/failures.ts';
import { notAllowedWords } from './access-words.ts';
import { notWritingWords } from './claim-words.ts';
import { conflictWords } from './conflicts.ts';
import { fieldLabel, ruleWords } from './fields.ts';
import { fileRefusedWords } from './file-words.ts';
import { BLOCKED, CAPABILITY, ROLE, UNREACHABLE } from './gitlab-words.ts';
import { lockedWords, storageWords } from './local-failures.ts';
import { listed } from './plural.ts';
import { relativeTime } from './time.ts';
import { NONE, RETRY, toInstance, toScreen, type NameOf, type WayOut, type Words } from './words.ts';

const words = (title: string, body: string, wayOut: WayOut = NONE): Words => ({ title, body, wayOut });

const ANSWER: Record<Extract<Failure, { code: 'unexpected_answer' }>['reason'], string> = {
  html: 'a web page instead of data; a login page or proxy may stand before GitLab',
  empty: 'an empty body',
  not_json: 'something that is not JSON',
  shape: 'data of another shape than GitLab documents',
  too_large: 'more data than is accepted',
  redirect: 'a redirect to another place',
  status: 'an unexpected status',
};

/** What can be replaced by another kind of credential. */
const isCredential = (capability: Capability): boolean => ['project_tokens', 'group_tokens', 'deploy_tokens', 'ssh_mirror'].includes(capability);

/** GitLab refuses a token with the same words for the role, the tier and the group's own settings (contract.md A.5). */
const tokenHint = (endpoint: string): string =>
  endpoint.startsWith('POST ') && endpoint.endsWith('/access_tokens') ? ' It makes no tokens on gitlab.com Free, and none where a group forbids them. An account or an SSH key, chosen in the pair, needs none.' : '';

const NOT_FOUND: Record<Extract<Failure, { code: 'not_found' }>['kind'], { what: string; wayOut: WayOut }> = {
  instance: { what: 'instance', wayOut: toScreen('instances', 'Open the instances') },
  pair: { what: 'pair', wayOut: toScreen('pairs', 'Open the pairs') },
  mirror: { what: 'mirror', wayOut: toScreen('mirrors', 'Open the mirrors') },
  job: { what: 'job', wayOut: toScreen('jobs', 'Open the jobs') },
  plan: { what: 'plan', wayOut: toScreen('mirrors', 'Open the mirrors') },
  clean_up: { what: 'clean-up', wayOut: toScreen('jobs', 'Open the jobs') },
  project: { what: 'project', wayOut: NONE },
  group: { what: 'group', wayOut: NONE },
  method: { what: 'function', wayOut: NONE },
  issue: { what: 'issue', wayOut: NONE },
  issue_problem: { what: 'problem', wayOut: toScreen('issues', 'Open the issue syncs') },
  issue_run: { what: 'run', wayOut: toScreen('issues', 'Open the issue syncs') },
  operator: { what: 'operator', wayOut: toScreen('settings', 'Open the settings') },
};

const notFound = (failure: Extract<Failure, { code: 'not_found' }>, nameOf: NameOf): Words => {
  const { what, wayOut } = NOT_FOUND[failure.kind];
  const name = failure.name === undefined ? `The ${what}` : `The ${what} “${failure.name}”`;
  return failure.kind === 'project' || failure.kind === 'group'
    ? words(`${name} was not found`, `It is not on ${nameOf(failure.instanceId)}, or the token may not see it. Check the path and the token owner’s membership.`)
    : words(`${name} was not found`, 'It was removed meanwhile, or never existed.', wayOut);
};

/**
 * What a failure says on screen: what happened, why and what now, and the way out. Every code has its words; a new one
 * does not compile without them. `now` in ms since 1970.
 */
export const failureWords = (failure: Failure, nameOf: NameOf, now: number): Words => {
  switch (failure.code) {
    case 'invalid_input':
      return words(`${fieldLabel(failure.field)} is not accepted`, ruleWords(failure.rule, failure.limit));
    case 'not_found':
      return notFound(failure, nameOf);
    case 'name_taken':
      return words('This name is taken', 'Names are compared without case. Choose another one.');
    case 'conflict':
      return conflictWords(failure);
    case 'locked':
      return lockedWords(failure);
    case 'wrong_passphrase':
      return words('The passphrase does not open the vault', failure.retryAt === null ? 'Check the keyboard layout and Caps Lock.' : `The next attempt is possible ${relativeTime(failure.retryAt, now)}.`);
    case 'not_allowed':
      return notAllowedWords(failure.reason);
    case 'unauthorized_token':
      return words('The token is refused', `${nameOf(failure.instanceId)} does not accept the access token: it was revoked, or belongs to another server. Give a new one.`, toInstance(failure.instanceId, 'Change the token'));
    case 'token_expired':
      return words('The token has expired', `The access token for ${nameOf(failure.instanceId)} is past its last day. Create a new one on GitLab and give it here.`, toInstance(failure.instanceId, 'Change the token'));
    case 'missing_scope':
      return words('The token’s scopes are not enough', `The access token for ${nameOf(failure.instanceId)} lacks ${listed(failure.scopes)}. Create a token with ${failure.scopes.length === 1 ? 'this scope' : 'these scopes'}.`, toInstance(failure.instanceId, 'Change the token'));
    case 'missing_role':
      return words('The role is not enough', `The token’s owner needs the role ${ROLE[failure.needed]}${failure.project === null ? '' : ` in “${failure.project}”`} on ${nameOf(failure.instanceId)}. Have the role granted, or use another token.`, toInstance(failure.instanceId));
    case 'not_supported':
      if (isCredential(failure.capability)) return words('Not with this credential', `${CAPABILITY[failure.capability]}: not available on ${nameOf(failure.instanceId)} with its version, edition or tier. Choose another kind of credential in the pair; an account always works.`, toScreen('pairs', 'Open the pairs'));
      return words('The server cannot do this', `${CAPABILITY[failure.capability]}: not available on ${nameOf(failure.instanceId)} with its version, edition or tier.`, toInstance(failure.instanceId, 'See its capabilities'));
    case 'project_archived':
      return words('The project is archived', `“${failure.project}” on ${nameOf(failure.instanceId)} is read-only. Unarchive it on GitLab, or choose another project.`);
    case 'rate_limited':
      return words('GitLab asks to wait', `${nameOf(failure.instanceId)} limits the rate of requests. Work goes on ${relativeTime(failure.retryAt, now)}.`, RETRY);
    case 'unreachable':
      return words(`${nameOf(failure.instanceId)} is not reachable`, `We could not reach it: ${UNREACHABLE[failure.reason]}`, RETRY);
    case 'breaker_open':
      return words(`${nameOf(failure.instanceId)} is left alone for now`, `It failed several times in a row, so nothing is sent to it. The next trial is ${relativeTime(failure.retryAt, now)}.`, toInstance(failure.instanceId));
    case 'unexpected_answer':
      if (failure.reason === 'too_large' && failure.endpoint.includes('/uploads/')) return words('The file is too large', `It is larger than the settings allow an attachment to be. It stays on ${nameOf(failure.instanceId)}, where the copy links to it. Raise the limit in the settings, then retry the issue.`, toScreen('settings', 'Open the settings'));
      return words('An answer we do not understand', `${nameOf(failure.instanceId)} answered ${failure.endpoint} with ${ANSWER[failure.reason]}${failure.status === undefined ? '' : ` (status ${failure.status})`}. Check that the URL is GitLab’s own.`, toInstance(failure.instanceId));
    case 'refused_by_gitlab':
      return words('GitLab refused', `${nameOf(failure.instanceId)} says: ${failure.words || `status ${failure.status}`}${failure.field === null ? '' : ` (field ${failure.field})`}${tokenHint(failure.endpoint)}`);
    case 'not_writing':
      return notWritingWords(failure, now);
    case 'blocked_address':
      return words('This address is not contacted', BLOCKED[failure.reason]);
    case 'file_refused':
      return fileRefusedWords(failure);
    case 'storage':
      return storageWords(failure);
    case 'outcome_unknown':
      return words('The outcome is not known yet', `The reply of ${nameOf(failure.instanceId)} was lost (${failure.endpoint}). It is being found out what happened; nothing is sent twice.`, toScreen('activity', 'Open the activity'));
    case 'unexpected':
      return words('Something failed inside the application', `The log has the details under the reference ${failure.reference}. Nothing half-done is left: what was begun is repaired at the next start.`, RETRY);
  }
};

/** Names the fields that a failure belongs to, for a form: the field's path and the line under it; null when it concerns the whole. */
export const fieldOfFailure = (failure: Failure): { field: string; words: string } | null => {
  switch (failure.code) {
    case 'invalid_input':
      return { field: failure.field, words: ruleWords(failure.rule, failure.limit) };
    case 'name_taken':
      return { field: failure.field, words: 'This name is taken; names are compared without case.' };
    case 'blocked_address':
      return { field: 'url', words: BLOCKED[failure.reason] };
    default:
      return null;
  }
};
