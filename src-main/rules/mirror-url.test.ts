import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseMirrorUrl, remoteUrl, sameMirrorUrl, sshUrlLike, sshUrlOf, withoutCredentials } from './mirror-url.ts';
import { failureFrom } from './testing/failure-from.ts';

const segment = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => !one.includes('/') && one !== '.' && one !== '..' && !one.endsWith('.git'));
const projectPath = fc.array(segment, { minLength: 2, maxLength: 4 }).map((segments) => segments.join('/'));
const origin = fc.constantFrom('https://gitlab.example.com', 'https://gitlab.example.com:8443', 'http://127.0.0.1:3000', 'https://tools.example.com/gitlab');

describe('remoteUrl', () => {
  it('is the exact .git address, with the sub-path and each segment percent-encoded', () => {
    expect(remoteUrl('https://tools.example.com/gitlab', 'group/sub group/name')).toBe('https://tools.example.com/gitlab/group/sub%20group/name.git');
  });

  it.each(['name', '', '/group/name', 'group//name', 'group/../name', 'group/name/'])('refuses %j, which is no project path', (path) => {
    expect(failureFrom(() => remoteUrl('https://gitlab.example.com', path))).toMatchObject({ code: 'invalid_input', rule: 'project_path' });
  });
});

describe('recogniseMirrorUrl', () => {
  const known = [
    { id: 1, origin: 'https://gitlab.example.com' },
    { id: 2, origin: 'https://gitlab.example.com:8443' },
    { id: 4, origin: 'https://tools.example.com' },
    { id: 3, origin: 'https://tools.example.com/gitlab' },
  ];

  it.each([
    ['https://gitlab.example.com/group/name.git', { instanceId: 1, path: 'group/name' }],
    ['https://GitLab.Example.com:443/group/name', { instanceId: 1, path: 'group/name' }],
    ['https://*****:*****@gitlab.example.com/group/sub/name.git', { instanceId: 1, path: 'group/sub/name' }],
    ['https://*****@gitlab.example.com:8443/group/name.git/', { instanceId: 2, path: 'group/name' }],
    ['https://tools.example.com/gitlab/group/name.git', { instanceId: 3, path: 'group/name' }],
    ['https://tools.example.com/group/name.git', { instanceId: 4, path: 'group/name' }],
    ['https://tools.example.com/gitlabs/name.git', { instanceId: 4, path: 'gitlabs/name' }],
  ])('reads %s', (url, expected) => {
    expect(recogniseMirrorUrl(url, known)).toEqual(expected);
  });

  it.each([
    null, '', '*****', 'git@gitlab.example.com:group/name.git', 'ssh://git@gitlab.example.com/group/name.git', 'http://gitlab.example.com/group/name.git',
    'https://gitlab.example.com.evil.example/group/name.git', 'https://evilgitlab.example.com/group/name.git', 'https://evil.example/gitlab.example.com/group/name.git',
    'https://gitlab.example.com@evil.example/group/name.git', 'https://gitlab.example.com:9999/group/name.git', 'https://gitlab.example.com/name.git',
    'https://gitlab.example.com/group//name.git', 'https://gitlab.example.com/group%2Fname.git', 'https://gitlab.example.com/group/%ff.git',
  ])('does not know %j', (url) => {
    expect(recogniseMirrorUrl(url, known)).toBeNull();
  });

  it('is the inverse of remoteUrl, credentials or not', () => {
    fc.assert(fc.property(origin, projectPath, fc.boolean(), (base, path, masked) => {
      const url = remoteUrl(base, path);
      const shown = masked ? url.replace('://', '://*****:*****@') : url;
      expect(recogniseMirrorUrl(shown, [{ id: 7, origin: base }])).toEqual({ instanceId: 7, path });
    }));
  });
});

describe('sameMirrorUrl', () => {
  it('ignores userinfo, the case of the host, the default port and .git', () => {
    expect(sameMirrorUrl('https://*****:*****@Gitlab.example.com:443/Group/name.git', 'https://gitlab.example.com/Group/name')).toBe(true);
  });

  it.each([
    ['https://gitlab.example.com/group/name.git', 'https://gitlab.example.com/group/other.git'],
    ['https://gitlab.example.com/group/name.git', 'http://gitlab.example.com/group/name.git'],
    ['https://gitlab.example.com/group/name.git', 'https://gitlab.example.com:8443/group/name.git'],
    ['https://gitlab.example.com/group/name.git', null],
    ['no address', 'no address'],
  ])('tells %s from %s', (a, b) => {
    expect(sameMirrorUrl(a, b)).toBe(false);
  });

  it('holds for a path and its own address, and for no other path of that instance', () => {
    fc.assert(fc.property(origin, projectPath, projectPath, (base, a, b) => {
      expect(sameMirrorUrl(remoteUrl(base, a), remoteUrl(base, b))).toBe(a === b);
    }));
  });
});

describe('withoutCredentials', () => {
  it('drops userinfo, query and fragment', () => {
    expect(withoutCredentials('https://oauth2:glpat-canary@gitlab.example.com/group/name.git?private_token=canary#canary')).toBe('https://gitlab.example.com/group/name.git');
  });

  it('says null for what is no URL, so that it cannot carry a secret on', () => {
    expect(withoutCredentials('glpat-canary')).toBeNull();
  });
});

describe('an address over SSH', () => {
  it('is written in the form that mirrors take, whichever GitLab tells', () => {
    expect(sshUrlOf('git@gitlab.example:group/sub/p.git')).toBe('ssh://gitlab.example/group/sub/p.git');
    expect(sshUrlOf('ssh://git@gitlab.example:2222/group/p.git')).toBe('ssh://gitlab.example:2222/group/p.git');
    expect(sshUrlOf('https://gitlab.example/group/p.git')).toBeNull();
    expect(sshUrlOf('')).toBeNull();
  });

  it('keeps its host where the project has moved, and is no address for a mirror over HTTP', () => {
    expect(sshUrlLike('ssh://gitlab.example:2222/old/p.git', 'new/p')).toBe('ssh://gitlab.example:2222/new/p.git');
    expect(sshUrlLike('https://gitlab.example/old/p.git', 'new/p')).toBeNull();
    expect(sshUrlLike(null, 'new/p')).toBeNull();
  });
});
