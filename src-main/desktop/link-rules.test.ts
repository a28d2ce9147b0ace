import { describe, expect, test } from 'vitest';
import { allowedLink } from './link-rules.ts';

const origins = ['https://gitlab.example.com', 'http://10.0.0.7:8080'];

describe('A link of the window', () => {
  test.each([
    'https://gitlab.example.com/group/project/-/settings/repository#mirrors',
    'https://GitLab.Example.com:443/a',
    'http://10.0.0.7:8080/a',
    'https://docs.gitlab.com/user/project/repository/mirror/',
  ])('leads to %s', (address) => {
    expect(allowedLink(address, origins)).toBe(new URL(address).href);
  });

  test.each([
    'https://evil.example/',
    'https://gitlab.example.com.evil.example/',
    'https://evil.example/https://gitlab.example.com/',
    'http://gitlab.example.com/',
    'https://gitlab.example.com:8443/',
    'http://10.0.0.7/',
    'https://ada@gitlab.example.com/',
    'https://gitlab.example.com@evil.example/',
    'https://:secret@gitlab.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://gitlab.example.com/share',
    'ms-msdt:/id',
    'mailto:ada@gitlab.example.com',
    'gitlab.example.com',
    '',
    `https://gitlab.example.com/${'a'.repeat(2048)}`,
  ])('does not lead to %s', (address) => {
    expect(allowedLink(address, origins)).toBeNull();
  });
});
