import { Pair } from '../../../src-preload/contract/models/pair.ts';

/** For tests: a push pair without mirrors, with the given parts changed. */
export const aPair = (changes: Partial<Omit<Pair, 'id' | 'reversePairIds'>> & { id?: number; reversePairIds?: number[] } = {}): Pair =>
  Pair.parse({
    id: 5, name: 'Company to gitlab.com', description: '', sourceInstanceId: 1, sourceInstanceName: 'Company', targetInstanceId: 2, targetInstanceName: 'gitlab.com',
    direction: 'push', overwriteDiverged: false, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false,
    credentialSource: 'project_token', accountUsername: null, credentialGroup: null, reversePairIds: [], mirrors: 0, createdAt: 0, ...changes,
  });
