import { Mirror } from '../../../src-preload/contract/models/mirror.ts';

/** The present of tests, in ms since 1970. */
export const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

type Changes = {
  [K in keyof Mirror]?: Mirror[K] extends object ? Partial<Mirror[K]> : Mirror[K];
};

const INHERIT = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
const DEFAULTS = { overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false };

/** For tests: a push mirror that GitLab ran well and nobody compared, with the given parts changed. */
export const aMirror = (changes: Changes = {}): Mirror =>
  Mirror.parse({
    id: 7,
    pairId: 2,
    pairName: 'Company to gitlab.com',
    direction: 'push',
    setup: 'ready',
    createdAt: NOW - 86_400_000,
    ...changes,
    source: { instanceId: 1, instanceName: 'Company', id: 41, path: 'platform/billing', webUrl: 'https://git.company.example/platform/billing', ...changes.source },
    target: { instanceId: 3, instanceName: 'gitlab.com', id: 902, path: 'company/billing', webUrl: 'https://gitlab.com/company/billing', ...changes.target },
    desired: { enabled: true, overrides: INHERIT, effective: DEFAULTS, ...changes.desired },
    observed: { status: 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: NOW - 300_000, lastSuccessAt: NOW - 300_000, lastError: null, checkedAt: NOW - 60_000, ...changes.observed },
    verified: { state: 'never', settings: null, equal: 0, different: 0, missing: 0, extra: 0, comparedAt: null, behindSince: null, ...changes.verified },
    credential: { kind: 'project_token', state: 'active', name: 'mirror-maestro/a1/17', expiresAt: NOW + 300 * 86_400_000, ...changes.credential },
  });
