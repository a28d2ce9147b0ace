import { ProjectRemoteMirrors } from '@gitbeaker/rest';
import { z } from 'zod';
import { isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { errorText, flag, id, maskedUrl, maybeText, moment, word } from '../fields.ts';
import type { GitLab, PushMirror, PushMirrorSettings } from '../gitlab.ts';
import { allPages } from '../pages.ts';
import { addressWithCredential, sshAddress } from '../remote-address.ts';

const PushMirrorAnswer = z
  .object({
    id,
    enabled: flag,
    url: maskedUrl,
    update_status: word,
    last_update_at: moment,
    last_update_started_at: moment,
    last_successful_update_at: moment,
    last_error: errorText,
    only_protected_branches: flag,
    keep_divergent_refs: flag,
    mirror_branch_regex: maybeText(1000),
  })
  .transform((answer): PushMirror => ({
    id: answer.id,
    enabled: answer.enabled,
    url: answer.url,
    status: answer.update_status,
    lastUpdateAt: answer.last_update_at,
    lastUpdateStartedAt: answer.last_update_started_at,
    lastSuccessAt: answer.last_successful_update_at,
    lastError: answer.last_error,
    onlyProtectedBranches: answer.only_protected_branches,
    keepDivergentRefs: answer.keep_divergent_refs,
    branchRegex: answer.mirror_branch_regex === '' ? null : answer.mirror_branch_regex,
  }));

/** One line in OpenSSH's form. */
const PublicKeyAnswer = z.object({ public_key: z.string().trim().min(1).max(10_000) });

type Verbs = 'listPushMirrors' | 'readPushMirror' | 'createPushMirror' | 'updatePushMirror' | 'syncPushMirror' | 'readPushMirrorKey' | 'removePushMirror';

/** GitLab refuses the two filters together, even where one of them is off: with a pattern the other is left out, and turned off by it. */
const filterOf = ({ onlyProtectedBranches, branchRegex }: PushMirrorSettings) =>
  branchRegex === null ? { onlyProtectedBranches } : { mirrorBranchRegex: branchRegex };

const isGone = (error: unknown): boolean => isFailure(error, 'not_found');

/** Push mirrors: `remote_mirrors`, contract.md A.3. */
export const createPushMirrorEndpoints = (api: Api): Pick<GitLab, Verbs> => {
  const mirrors = new ProjectRemoteMirrors(api.resource);
  const LIST = 'projects/1/remote_mirrors';
  const ONE = 'projects/1/remote_mirrors/1';

  /** gitbeaker sends this as POST, which GitLab does not know (contract.md C.1). */
  const put = async (projectId: number, mirrorId: number, json: Record<string, unknown>): Promise<PushMirror> => {
    const path = `projects/${projectId}/remote_mirrors/${mirrorId}`;
    const { body } = await api.send({ method: 'PUT', path, json });
    return api.read(PushMirrorAnswer, body, 'PUT', path);
  };

  return {
    listPushMirrors: (projectId) => allPages(api, LIST, z.array(PushMirrorAnswer).max(100), (query) => mirrors.all(projectId, query)),
    async readPushMirror(projectId, mirrorId) {
      try {
        return api.read(PushMirrorAnswer, await mirrors.show(projectId, mirrorId), 'GET', ONE);
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    },
    async createPushMirror(projectId, remote, settings) {
      const { enabled, keepDivergentRefs } = settings;
      const auth = 'ssh' in remote ? { authMethod: 'ssh_public_key' as const } : {};
      const url = 'ssh' in remote ? sshAddress(remote) : addressWithCredential(remote);
      const made = await mirrors.createPushMirror(projectId, url, { enabled, keepDivergentRefs, ...filterOf(settings), ...auth });
      return api.read(PushMirrorAnswer, made, 'POST', LIST);
    },
    async updatePushMirror(projectId, mirrorId, settings) {
      const { enabled, keepDivergentRefs: keep_divergent_refs, onlyProtectedBranches: only_protected_branches, branchRegex } = settings;
      const filter = branchRegex === null ? { only_protected_branches } : { mirror_branch_regex: branchRegex };
      const updated = await put(projectId, mirrorId, { enabled, keep_divergent_refs, ...filter });
      // Turning the other filter off leaves a pattern standing; it goes only when it is emptied itself.
      return branchRegex === null && updated.branchRegex !== null ? put(projectId, mirrorId, { mirror_branch_regex: '' }) : updated;
    },
    async syncPushMirror(projectId, mirrorId) {
      await mirrors.sync(projectId, mirrorId);
    },
    async readPushMirrorKey(projectId, mirrorId) {
      const path = `projects/${projectId}/remote_mirrors/${mirrorId}/public_key`;
      const { body } = await api.send({ method: 'GET', path });
      return api.read(PublicKeyAnswer, body, 'GET', path).public_key;
    },
    async removePushMirror(projectId, mirrorId) {
      try {
        await mirrors.remove(projectId, mirrorId);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
};
