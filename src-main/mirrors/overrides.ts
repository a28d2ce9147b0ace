import type { MirrorOverrides } from '../../src-preload/contract/models/mirror.ts';

/** A mirror that takes everything from its pair. */
export const INHERIT_ALL: MirrorOverrides = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
