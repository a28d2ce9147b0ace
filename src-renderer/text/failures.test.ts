import { describe, expect, it } from 'vitest';
import { BlockedReason, Failure, FileRefusal, UnreachableReason } from '../../src-preload/contract/failures.ts';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import { failureWords, fieldOfFailure } from './failures.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const company = InstanceId.parse(3);
const nameOf = (id: InstanceId | null | undefined) => (id === company ? 'Company' : 'the server');
const say = (failure: Failure) => failureWords(failure, nameOf, NOW);
const at = { instanceId: company };

const one = (failure: unknown): Failure => Failure.parse(failure);

/** One of each code; a code that is added to the contract and not here makes the first test fail. */
const EACH: readonly Failure[] = [
  one({ code: 'invalid_input', field: 'overrides.branchRegex', rule: 're2' }),
  one({ code: 'not_found', kind: 'project', name: 'group/project', ...at }),
  one({ code: 'name_taken', field: 'name' }),
  one({ code: 'conflict', reason: 'in_use', pairs: 2, mirrors: 40 }),
  one({ code: 'locked', reason: 'key_store_changed' }),
  one({ code: 'wrong_passphrase', retryAt: NOW + 120_000 }),
  one({ code: 'not_allowed', reason: 'role' }),
  one({ code: 'unauthorized_token', ...at }),
  one({ code: 'token_expired', ...at }),
  one({ code: 'missing_scope', scopes: ['api'], ...at }),
  one({ code: 'missing_role', project: 'group/project', needed: 'maintainer', ...at }),
  one({ code: 'not_supported', capability: 'pull_mirror', ...at }),
  one({ code: 'project_archived', project: 'group/project', ...at }),
  one({ code: 'rate_limited', retryAt: NOW + 120_000, ...at }),
  one({ code: 'unreachable', reason: 'tls', ...at }),
  one({ code: 'breaker_open', retryAt: NOW + 120_000, ...at }),
  one({ code: 'unexpected_answer', endpoint: 'GET /version', reason: 'html', status: 200, ...at }),
  one({ code: 'refused_by_gitlab', endpoint: 'POST /mirrors', status: 422, field: null, words: 'url is blocked', ...at }),
  one({ code: 'not_writing', reason: 'elsewhere', holder: 'Office', since: NOW - 7_200_000, renewedAt: NOW - 30_000, until: null }),
  one({ code: 'blocked_address', reason: 'metadata' }),
  one({ code: 'file_refused', reason: 'damaged', where: 'mirrors' }),
  one({ code: 'storage', reason: 'disk_full' }),
  one({ code: 'outcome_unknown', endpoint: 'POST /mirrors', ...at }),
  one({ code: 'unexpected', reference: 'abc-1' }),
];

it('says of a file that is too large which limit that is, and not that the server is none of GitLab’s', () => {
  const { title, body } = failureWords({ code: 'unexpected_answer', endpoint: 'GET projects/:id/uploads/:secret/:filename', reason: 'too_large', instanceId: null }, () => 'the source', 0);
  expect(`${title}. ${body}`).toBe('The file is too large. It is larger than the settings allow an attachment to be. It stays on the source, where the copy links to it. Raise the limit in the settings, then retry the issue.');
});

describe('failureWords', () => {
  it('is tried with every code of the contract', () => {
    const codes = Failure.options.map((option) => option.shape.code.value);
    expect(EACH.map(({ code }) => code).toSorted()).toEqual([...codes].toSorted());
  });

  it.each(EACH.map((failure) => [failure.code, failure] as const))('says what happened and what now for %s', (_code, failure) => {
    const { title, body } = say(failure);
    expect(title.length).toBeGreaterThan(5);
    expect(`${title} ${body}`).not.toMatch(/undefined|null|\[object|!|oops|please|successfully/i);
    expect(body).toMatch(/[.)]$|: url is blocked$/);
  });

  it('names the instance and leads to it', () => {
    const { body, wayOut } = say(one({ code: 'missing_scope', scopes: ['api', 'read_repository'], ...at }));
    expect(body).toContain('Company lacks api and read_repository');
    expect(wayOut).toEqual({ kind: 'place', label: 'Change the token', href: '#/instances/3' });
  });

  it('leads nowhere while the instance is not saved yet', () => {
    expect(say(one({ code: 'unauthorized_token', instanceId: null })).wayOut).toEqual({ kind: 'none' });
  });

  it('counts what would go with a removal', () => {
    expect(say(one({ code: 'conflict', reason: 'in_use', pairs: 1, mirrors: 1200 })).body).toContain('1 pair and 1,200 mirrors');
  });

  it('says when the next attempt is possible', () => {
    expect(say(one({ code: 'breaker_open', retryAt: NOW + 120_000, ...at })).body).toContain('in 2 min');
  });

  it.each(UnreachableReason.options)('has its own sentence for %s', (reason) => {
    expect(say(one({ code: 'unreachable', reason, ...at })).body).toMatch(/^We could not reach it: .+\.$/);
  });

  it.each(FileRefusal.options)('says that nothing was changed by a file that is refused for %s', (reason) => {
    expect(say(one({ code: 'file_refused', reason, where: null })).body).toMatch(/Nothing was changed\.$/);
  });

  it('names the part of a file that is refused', () => {
    expect(say(one({ code: 'file_refused', reason: 'damaged', where: 'mirrors' })).body).toContain('mirrors');
  });

  it.each(['role', 'yourself', 'last_administrator', 'first_is_administrator', 'file_not_chosen'])('has its own sentence for what is not allowed because of %s', (reason) => {
    expect(say(one({ code: 'not_allowed', reason })).body).not.toBe(say(one({ code: 'not_allowed', reason: 'another' })).body);
  });

  it.each(BlockedReason.options)('puts the blocked reason %s at the URL', (reason) => {
    expect(fieldOfFailure(one({ code: 'blocked_address', reason }))?.field).toBe('url');
  });
});
