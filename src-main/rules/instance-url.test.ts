import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertConsent, canonicalInstanceUrl, originOf } from './instance-url.ts';
import { failureFrom } from './testing/failure-from.ts';

const refusal = (typed: string) => failureFrom(() => canonicalInstanceUrl(typed));

describe('canonicalInstanceUrl', () => {
  it.each([
    ['https://gitlab.example.com', 'https://gitlab.example.com'],
    ['  HTTPS://GitLab.Example.COM/  ', 'https://gitlab.example.com'],
    ['https://gitlab.example.com:443///', 'https://gitlab.example.com'],
    ['http://gitlab.example.com:80', 'http://gitlab.example.com'],
    ['http://gitlab.example.com:8080/', 'http://gitlab.example.com:8080'],
    ['https://gitlab.example.com.', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/gitlab/', 'https://gitlab.example.com/gitlab'],
    ['https://gitlab.example.com//tools//gitlab', 'https://gitlab.example.com/tools/gitlab'],
    ['https://gitlab.example.com/git%6Cab', 'https://gitlab.example.com/gitlab'],
    ['https://gitlab.example.com/a/../gitlab', 'https://gitlab.example.com/gitlab'],
    ['https://gitlab.example.com/api/v4', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/gitlab/api/v4/', 'https://gitlab.example.com/gitlab'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0177.0.0.1', 'http://127.0.0.1'],
    ['http://0x7f.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::ffff:127.0.0.1]', 'http://127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]:3000', 'http://[::1]:3000'],
    ['http://10.0.0.7', 'http://10.0.0.7'],
  ])('writes %s as %s', (typed, canonical) => {
    expect(canonicalInstanceUrl(typed)).toBe(canonical);
  });

  it.each([
    ['gitlab.example.com', 'scheme'], ['localhost:3000', 'scheme'], ['ftp://gitlab.example.com', 'scheme'], ['javascript://x', 'scheme'], ['', 'scheme'],
    ['https://', 'url'], ['https:///gitlab', 'url'], ['https://git lab.example', 'url'], ['https://gitlab.example.com\\@evil', 'url'], ['https://h:65536', 'url'],
    ['https://h\n.example', 'url'], ['https://h/%zz', 'url'], ['https://[::1', 'url'],
    ['https://a..example', 'host'], ['https://a*b.example', 'host'], ['https://-a.example', 'host'], [`https://${'a'.repeat(64)}.example`, 'host'], [`https://${'a.'.repeat(127)}example`, 'host'],
    ['https://gitlab.example.com:0', 'port'],
    ['https://gitlab.example.com/group/project/-/issues', 'instance_root'], ['https://gitlab.example.com/group/project.git', 'instance_root'],
    ['https://gitlab.example.com/api/v4/projects', 'instance_root'], ['https://gitlab.example.com/users/sign_in', 'instance_root'],
    [`https://gitlab.example.com/${'ü'.repeat(100)}`, 'too_big'],
  ])('refuses %j by the rule %s', (typed, rule) => {
    expect(refusal(typed)).toMatchObject({ code: 'invalid_input', field: 'url', rule });
  });

  it.each([
    ['https://user:secret@gitlab.example.com', 'user_info'], ['https://token@gitlab.example.com', 'user_info'], ['https://@gitlab.example.com', 'user_info'],
    ['https://gitlab.example.com/?private_token=x', 'query_or_fragment'], ['https://gitlab.example.com#top', 'query_or_fragment'], ['https://gitlab.example.com?', 'query_or_fragment'],
    ['http://169.254.169.254', 'metadata'], ['http://[::ffff:169.254.169.254]', 'metadata'], ['http://2852039166', 'metadata'], ['http://metadata.google.internal.', 'metadata'],
    ['http://169.254.7.7', 'link_local'], ['http://[fe80::1]', 'link_local'], ['http://224.0.0.1', 'multicast'], ['http://0.0.0.0', 'unspecified'], ['http://0', 'unspecified'],
    ['http://[::]', 'unspecified'], ['http://255.255.255.255', 'reserved'],
  ])('blocks %s as %s whatever the consent', (typed, reason) => {
    expect(refusal(typed)).toEqual({ code: 'blocked_address', reason });
  });

  it('never repeats what was typed in its refusal', () => {
    expect(JSON.stringify(refusal('https://oauth2:glpat-canary@gitlab.example.com'))).not.toContain('glpat-canary');
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  const server = fc.record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.array(label, { minLength: 2, maxLength: 3 }).map((labels) => labels.join('.')),
    port: fc.option(fc.integer({ min: 1, max: 65535 })),
    path: fc.array(label.filter((one) => one !== 'api'), { maxLength: 2 }),
  });
  const written = server.map(({ scheme, host, port, path }) => `${scheme}://${host}${port === null ? '' : `:${port}`}${path.map((one) => `/${one}`).join('')}`);

  it('is its own canonical form, for every server', () => {
    fc.assert(fc.property(written, (typed) => {
      const once = canonicalInstanceUrl(typed);
      expect(canonicalInstanceUrl(once)).toBe(once);
    }));
  });

  it('writes every spelling of one server the same', () => {
    fc.assert(fc.property(written, fc.constantFrom('/', '//', '/api/v4', '/api/v4/', ' '), fc.boolean(), (typed, end, loud) => {
      const spelling = loud ? typed.replace(/^[^/]+\/\/[^/]+/, (start) => start.toUpperCase()) : typed;
      expect(canonicalInstanceUrl(`${spelling}${end}`)).toBe(canonicalInstanceUrl(typed));
    }));
  });

  it('ends any text that it does not take with a failure of the contract, and takes its own answers', () => {
    const anything = fc.oneof(fc.string(), fc.webUrl(), fc.string().map((text) => `https://${text}`));
    fc.assert(fc.property(anything, (typed) => {
      const failure = refusal(typed);
      const again = failure === null ? refusal(canonicalInstanceUrl(typed)) : null;
      expect(['invalid_input', 'blocked_address', undefined]).toContain(failure?.code);
      expect(again).toBeNull();
    }), { numRuns: 500 });
  });
});

describe('assertConsent', () => {
  it.each([
    ['http://127.0.0.1:3000', 'public', 'loopback'], ['http://127.0.0.1:3000', 'private', 'loopback'], ['http://[::1]', 'private', 'loopback'],
    ['http://localhost', 'public', 'loopback'], ['http://gitlab.localhost', 'private', 'loopback'],
    ['http://10.0.0.7', 'public', 'private'], ['https://[fd12::1]', 'public', 'private'],
  ] as const)('refuses %s under consent %s as %s', (url, network, reason) => {
    expect(failureFrom(() => assertConsent(url, network))).toEqual({ code: 'blocked_address', reason });
  });

  it.each([
    ['http://127.0.0.1:3000', 'loopback'], ['http://localhost', 'loopback'], ['http://10.0.0.7', 'private'], ['https://gitlab.example.com', 'public'], ['https://8.8.8.8', 'public'],
  ] as const)('lets %s pass under consent %s', (url, network) => {
    expect(failureFrom(() => assertConsent(url, network))).toBeNull();
  });
});

describe('originOf', () => {
  it('leaves out the sub-path', () => {
    expect(originOf('https://gitlab.example.com:8443/gitlab')).toBe('https://gitlab.example.com:8443');
  });
});
