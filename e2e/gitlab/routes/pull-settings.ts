import { fail, invalid } from '../http/answer.ts';
import { signedIn, type Call } from '../http/router.ts';
import { regexProblem } from '../mirrors/branch-filter.ts';
import { remoteProblem, splitRemote } from '../mirrors/remote-url.ts';
import type { ProjectRecord, PullMirrorRecord, Remote } from '../state/records.ts';

/** What a request asks for; absent leaves as it is. A user or password of its own wins over the URL's. */
export type PullSettings = {
  enabled: boolean | undefined;
  address: { url: string | undefined; user: string | null; password: string | null } | undefined;
  triggerBuilds: boolean | undefined;
  onlyProtectedBranches: boolean | undefined;
  overwritesDiverged: boolean | undefined;
  branchRegex: string | undefined;
};

const newRemote = (call: Call, current: Remote | null, address: PullSettings['address']): Remote | null => {
  if (address === undefined) return current;
  const text = address.url ?? current?.url;
  if (text === undefined) throw invalid({ url: ['is missing'] });
  const problem = remoteProblem(call.state, text);
  if (problem !== null) throw invalid({ import_url: [`is blocked: ${problem}`] });
  const split = splitRemote(text);
  const kept = address.url === undefined ? current : null;
  return { url: split.url, user: address.user ?? split.user ?? kept?.user ?? null, password: address.password ?? split.password ?? kept?.password ?? null };
};

/** Protected-only and an expression cancel each other. */
const applyFilter = (mirror: PullMirrorRecord, settings: PullSettings): void => {
  if (settings.branchRegex !== undefined && settings.branchRegex !== '') {
    const problem = regexProblem(settings.branchRegex);
    if (problem !== null) throw invalid({ mirror_branch_regex: [problem] });
    mirror.branchRegex = settings.branchRegex;
    mirror.onlyProtectedBranches = false;
  } else if (settings.branchRegex === '') {
    mirror.branchRegex = null;
  }
  if (settings.onlyProtectedBranches === undefined) return;
  mirror.onlyProtectedBranches = settings.onlyProtectedBranches;
  if (settings.onlyProtectedBranches) mirror.branchRegex = null;
};

/** Changes the pull mirror: its owner becomes who asks, and an import is queued (contract A.4). Off drops the credential. */
export const applyPullSettings = (call: Call, project: ProjectRecord, settings: PullSettings): void => {
  const mirror = project.pullMirror;
  const enabled = settings.enabled ?? mirror.enabled;
  const remote = newRemote(call, mirror.remote, settings.address);
  if (enabled && remote === null) throw invalid({ url: ['is missing'] });
  applyFilter(mirror, settings);
  mirror.triggerBuilds = settings.triggerBuilds ?? mirror.triggerBuilds;
  mirror.overwritesDiverged = settings.overwritesDiverged ?? mirror.overwritesDiverged;
  if (!enabled) {
    call.host.pullMirrors.disable(project);
    return;
  }
  mirror.enabled = true;
  mirror.remote = remote;
  mirror.mirrorUserId = signedIn(call).user.id;
  call.host.pullMirrors.restart(project);
};

/** With the flag `validate_pull_mirror_url` the remote is asked before anything is kept. */
export const refuseUnreachable = async (call: Call, project: ProjectRecord, settings: PullSettings): Promise<void> => {
  if (!call.state.profile.validatesPullUrl || settings.address === undefined || settings.enabled === false) return;
  const remote = newRemote(call, project.pullMirror.remote, settings.address);
  if (remote === null || (await call.host.pullMirrors.probe(project, remote))) return;
  throw fail(400, { message: 'Unable to access repository with the URL and credentials provided' });
};
