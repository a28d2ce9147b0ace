import { z } from 'zod';
import type { Tier } from '../../../src-preload/contract/models/instance.ts';
import type { Api } from '../api.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { GitLab } from '../gitlab.ts';
import { ProjectAnswer } from './projects.ts';

/** Edition and tier by asking. `base` is the instance's address. */
export const createCapabilityEndpoints = (api: Api, base: string): Pick<GitLab, 'readCapabilities'> => {
  const isGitlabCom = new URL(base).hostname === 'gitlab.com';

  /** Whether any of the first projects carries the key that only a licence gives; null where there is no project to look at. */
  const seesMirrorKey = async (query: string): Promise<boolean | null> => {
    const { body } = await api.send({ method: 'GET', path: 'projects', query });
    const projects = api.read(z.array(ProjectAnswer).max(100), body, 'GET', 'projects');
    return projects.length === 0 ? null : projects.some(({ pullMirror }) => pullMirror !== null);
  };

  const readTier = async (): Promise<Tier> => {
    const seen = (await seesMirrorKey('membership=true&per_page=20')) ?? (await seesMirrorKey('per_page=1'));
    if (seen === null) return 'unknown';
    return seen ? 'premium' : 'free';
  };

  return {
    async readCapabilities({ metadata, scopes }) {
      const tier = metadata.edition === 'community' ? 'free' : await readTier();
      return { tier, capabilities: capabilitiesOf({ metadata, tier, scopes, isGitlabCom }) };
    },
  };
};
