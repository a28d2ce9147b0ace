import { Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import { AppError, failureOf, isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { errorText, maskedUrl, maybeFlag, maybeText, moment, word } from '../fields.ts';
import type { GitLab, PullMirror, PullMirrorSettings, RemoteAddress } from '../gitlab.ts';
import { addressWithCredential, pullCredential } from '../remote-address.ts';

const PullMirrorAnswer = z
  .object({
    update_status: word,
    url: maskedUrl,
    last_error: errorText,
    last_update_at: moment,
    last_update_started_at: moment,
    last_successful_update_at: moment,
    enabled: maybeFlag,
    mirror_trigger_builds: maybeFlag,
    only_mirror_protected_branches: maybeFlag,
    mirror_overwrites_diverged_branches: maybeFlag,
    mirror_branch_regex: maybeText(1000),
  })
  .transform((answer): PullMirror => ({
    status: answer.update_status,
    enabled: answer.enabled,
    url: answer.url,
    lastUpdateAt: answer.last_update_at,
    lastUpdateStartedAt: answer.last_update_started_at,
    lastSuccessAt: answer.last_successful_update_at,
    lastError: answer.last_error,
    triggerBuilds: answer.mirror_trigger_builds,
    onlyProtectedBranches: answer.only_mirror_protected_branches,
    overwriteDiverged: answer.mirror_overwrites_diverged_branches,
    branchRegex: answer.mirror_branch_regex === '' ? null : answer.mirror_branch_regex,
  }));

/** The project says whether its mirror is on; without the licence the key is not there (contract.md A.2). */
const MirrorFlag = z.object({ mirror: maybeFlag });

const settingsOf = ({ triggerBuilds, onlyProtectedBranches, overwriteDiverged, branchRegex }: PullMirrorSettings) => ({
  mirror_trigger_builds: triggerBuilds,
  mirror_overwrites_diverged_branches: overwriteDiverged,
  // The two filters cancel each other; only the one that is meant is sent.
  ...(branchRegex === null ? { only_mirror_protected_branches: onlyProtectedBranches } : { mirror_branch_regex: branchRegex }),
});

/** No mirror here: it is off (400), or this GitLab has no such route (Community). */
const isNone = (error: unknown): boolean => {
  const failure = failureOf(error);
  return failure?.code === 'not_supported' || (failure?.code === 'refused_by_gitlab' && failure.status === 400);
};

const isGone = (error: unknown): boolean => isNone(error) || isFailure(error, 'not_found');

/** Pull mirrors: `mirror/pull` from 17.6, the project itself before that; contract.md A.4. */
export const createPullMirrorEndpoints = (
  api: Api,
): Pick<GitLab, 'readPullMirror' | 'configurePullMirror' | 'startPullMirror' | 'disablePullMirror'> => {
  const projects = new Projects(api.resource);
  const PULL = 'projects/1/mirror/pull';

  const readNow = async (projectId: number): Promise<PullMirror> => api.read(PullMirrorAnswer, await projects.showPullMirror(projectId), 'GET', PULL);
  const readPullMirror: GitLab['readPullMirror'] = async (projectId) => {
    try {
      return await readNow(projectId);
    } catch (error) {
      if (isNone(error)) return null;
      throw error;
    }
  };

  /** null where this version has no `PUT mirror/pull`; gitbeaker has none at all. */
  const put = async (projectId: number, json: Record<string, unknown>): Promise<PullMirror | null> => {
    const path = `projects/${projectId}/mirror/pull`;
    try {
      const { body } = await api.send({ method: 'PUT', path, json });
      return api.read(PullMirrorAnswer, body, 'PUT', path);
    } catch (error) {
      if (isFailure(error, 'not_supported')) return null;
      throw error;
    }
  };

  /** The way before 17.6; an unlicensed or Community server answers 200 and does nothing. */
  const putProject = async (projectId: number, json: Record<string, unknown>): Promise<boolean> => {
    const path = `projects/${projectId}`;
    const { body } = await api.send({ method: 'PUT', path, json });
    return api.read(MirrorFlag, body, 'PUT', path).mirror ?? false;
  };

  const notSupported = (): AppError => new AppError({ code: 'not_supported', instanceId: api.instanceId, capability: 'pull_mirror' });

  const configureByProject = async (projectId: number, remote: RemoteAddress | null, settings: PullMirrorSettings): Promise<PullMirror> => {
    const address = remote === null ? {} : { import_url: addressWithCredential(remote) };
    const isOn = await putProject(projectId, { mirror: settings.enabled, ...address, ...settingsOf(settings) });
    if (settings.enabled && !isOn) throw notSupported();
    return readNow(projectId);
  };

  return {
    readPullMirror,
    async configurePullMirror(projectId, remote, settings) {
      const address = remote === null ? {} : pullCredential(remote);
      const configured = await put(projectId, { enabled: settings.enabled, ...address, ...settingsOf(settings) });
      if (configured === null) return configureByProject(projectId, remote, settings);
      if (settings.enabled && configured.enabled === false) throw notSupported();
      // Turning the other filter off leaves a pattern standing; it goes only when it is emptied itself.
      if (settings.branchRegex !== null || configured.branchRegex === null) return configured;
      return (await put(projectId, { mirror_branch_regex: '' })) ?? configured;
    },
    async startPullMirror(projectId) {
      try {
        await api.send({ method: 'POST', path: `projects/${projectId}/mirror/pull` });
      } catch (error) {
        // 403 is said without the role, and to a mirror that GitLab has given up on. Who may read it has the role.
        if (!isFailure(error, 'missing_role') || (await readPullMirror(projectId)) === null) throw error;
        throw new AppError({ code: 'refused_by_gitlab', instanceId: api.instanceId, endpoint: 'POST projects/:id/mirror/pull', status: 403, field: null, words: '' });
      }
    },
    async disablePullMirror(projectId) {
      try {
        if ((await put(projectId, { enabled: false })) === null) await putProject(projectId, { mirror: false });
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
};
