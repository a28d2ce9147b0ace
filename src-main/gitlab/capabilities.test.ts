import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from './capabilities.ts';

const stateOn = (known: Partial<Parameters<typeof capabilitiesOf>[0]>) => {
  const all = capabilitiesOf({ metadata: { version: '19.3.0-ee', edition: 'enterprise' }, tier: 'free', scopes: ['api'], isGitlabCom: true, ...known });
  return Object.fromEntries(all.map(({ capability, state, reason }) => [capability, reason ?? state]));
};

describe('what mirrors can log in with', () => {
  it('is no token of a project or group on gitlab.com Free, but a deploy token and a key', () => {
    expect(stateOn({})).toMatchObject({ project_tokens: 'tier', group_tokens: 'tier', deploy_tokens: 'yes', ssh_mirror: 'yes' });
    expect(stateOn({ tier: 'unknown' })).toMatchObject({ project_tokens: 'not_asked', group_tokens: 'not_asked', deploy_tokens: 'yes' });
    expect(stateOn({ tier: 'premium' })).toMatchObject({ project_tokens: 'yes', group_tokens: 'yes' });
  });

  it('is any of them on a server of one’s own, a key from 17.9 on', () => {
    expect(stateOn({ isGitlabCom: false })).toMatchObject({ project_tokens: 'yes', group_tokens: 'yes', deploy_tokens: 'yes', ssh_mirror: 'yes' });
    expect(stateOn({ isGitlabCom: false, metadata: { version: '17.8.2', edition: 'community' } })).toMatchObject({ ssh_mirror: 'version', group_tokens: 'yes' });
  });
});
