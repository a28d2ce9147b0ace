import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, redactData } from './redact.ts';

const PREFIXES = ['glpat-', 'gldt-', 'glrt-', 'glrtr-', 'glptt-', 'glcbt-', 'glft-', 'glimt-', 'glagent-', 'gloas-', 'glsoat-', 'GR1348941'];
const TOKEN_SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-';
/** Signs that cannot be said plainly in the user-info of an address. */
const PASSWORD_SIGNS = `${TOKEN_SIGNS}/?#@:&=%+ "'<>`;

const textOf = (signs: string, minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...Array.from(signs)), minLength, maxLength });
const tokenBody = textOf(TOKEN_SIGNS, 20, 40);
const token = fc.tuple(fc.constantFrom(...PREFIXES), tokenBody).map(([prefix, body]) => prefix + body);
/** Neither letters nor digits, so that what surrounds a secret cannot hold it by chance. */
const surroundings = textOf(' .,:;!()|\n"\'', 0, 20);

test('a GitLab token is never seen, wherever it stands', () => {
  fc.assert(
    fc.property(token, surroundings, surroundings, (secret, before, after) => {
      expect(redact(before + secret + after)).not.toContain(secret.slice(-12));
    }),
  );
});

test('a GitLab token is not seen percent-encoded, once or twice', () => {
  fc.assert(
    fc.property(token, fc.constantFrom('%2D', '%2d', '%252D'), surroundings, (secret, dash, before) => {
      const encoded = secret.replaceAll('-', dash);
      fc.pre(encoded.includes(dash));
      expect(redact(`${before}url=${encoded} end`)).not.toContain(encoded.slice(-12));
    }),
  );
});

test('user-info never stays in an address, whatever signs it is made of', () => {
  const name = textOf(PASSWORD_SIGNS, 0, 12);
  fc.assert(
    fc.property(fc.constantFrom('https', 'http', 'ssh'), name, textOf(PASSWORD_SIGNS, 8, 30), surroundings, (scheme, user, password, before) => {
      const said = encodeURIComponent(password);
      const address = `${scheme}://${encodeURIComponent(user)}:${said}@gitlab.example.com/group/project.git`;
      expect(redact(before + address)).toBe(`${redact(before)}${scheme}://[hidden]@gitlab.example.com/group/project.git`);
      expect(redact(`next=${encodeURIComponent(address)}`)).not.toContain(encodeURIComponent(said));
    }),
  );
});

test('a bearer token is not seen', () => {
  fc.assert(
    fc.property(fc.constantFrom('Bearer', 'bearer', 'Basic', 'BASIC'), fc.constantFrom(' ', ': ', '%20', '+'), tokenBody, surroundings, (word, gap, secret, after) => {
      expect(redact(`Authorization: ${word}${gap}${secret}${after}`)).not.toContain(secret.slice(-12));
    }),
  );
});

test('a value is not seen after a name that says what it is', () => {
  const shapes = [
    (value: string) => `PRIVATE-TOKEN: ${value}`,
    (value: string) => `?private_token=${value}&page=2`,
    (value: string) => `%26access_token%3D${value}`,
    (value: string) => `{"token":"${value}","id":1}`,
    (value: string) => `{\\"password\\": \\"${value}\\"}`,
    (value: string) => `{"passphrase":"${value}`,
    (value: string) => `secret = '${value} and more'`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...shapes), tokenBody, (shape, secret) => {
      const once = redact(shape(secret));
      expect(once).not.toContain(secret.slice(-12));
      expect(redact(once)).toBe(once);
    }),
  );
  expect(redact(`secret = 'two words' stays`)).toBe('secret = [hidden] stays');
});

test('ordinary texts stay as they are', () => {
  for (const text of [
    'POST /api/v4/projects/17/remote_mirrors 201 in 34 ms',
    'https://gitlab.example.com:8443/group/sub/project.git',
    'mirror-maestro/3fa9c0d1e2b4/01KB3V0XW5Z8J9QG7M2N4P6R8T',
    'remote rejected (protected branch hook declined), write to admin@example.com',
    'insufficient_scope: the request requires higher privileges',
  ]) expect(redact(text)).toBe(text);
});

test.each(['://', '%3A%2F%2F', 'token="', 'bearer ', 'glabcdefgh-', 'gl'])('a long text of nothing but %j comes to its end', { timeout: 30_000 }, (part) => {
  expect(redact(part.repeat(200_000 / part.length)).length).toBeLessThan(2 * 200_000);
});

test('data is redacted by value and by key, and keeps its numbers', () => {
  expect(redactData({ url: 'https://a:b@host/x', token: 'abc', tokenCount: 3, sourcePassword: 'pw', name: null, ok: true, at: 12 })).toEqual({
    url: 'https://[hidden]@host/x', token: '[hidden]', tokenCount: 3, sourcePassword: '[hidden]', name: null, ok: true, at: 12,
  });
});

test('GitLab’s most common refusal stays readable', () => {
  expect(redact('remote: HTTP Basic: Access denied. If a token was provided')).toBe('remote: HTTP Basic: Access denied. If a token was provided');
});
