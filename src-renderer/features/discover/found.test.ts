import { describe, expect, it } from 'vitest';
import { FoundMirror } from '../../../src-preload/contract/models/discovery.ts';
import { Pair } from '../../../src-preload/contract/models/pair.ts';
import { fittingPairs, numbered, whyNot } from './found.ts';

const found = (changes: Record<string, unknown> = {}): FoundMirror =>
  FoundMirror.parse({
    direction: 'push', ownerInstanceId: 1, ownerProjectId: 41, ownerPath: 'platform/billing', gitlabMirrorId: 5, url: 'https://gitlab.com/company/billing.git', enabled: true, status: 'finished', lastSuccessAt: null,
    settings: {}, other: { instanceId: 2, instanceName: 'gitlab.com', path: 'company/billing' }, mirrorId: null, ...changes,
  });

const pair = (id: number, direction: 'push' | 'pull', source: number, target: number): Pair =>
  Pair.parse({
    id, name: `Pair ${id}`, description: '', sourceInstanceId: source, sourceInstanceName: 'S', targetInstanceId: target, targetInstanceName: 'T', direction, overwriteDiverged: false, triggerBuilds: false,
    onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, credentialSource: 'project_token', accountUsername: null, credentialGroup: null, reversePairIds: [], mirrors: 0, createdAt: 0,
  });

describe('a mirror that was found', () => {
  it('can be adopted into a pair of the same ends and direction only', () => {
    expect(whyNot(found(), pair(1, 'push', 1, 2))).toBeNull();
    expect(whyNot(found(), pair(1, 'pull', 1, 2))).toContain('direction');
    expect(whyNot(found({ direction: 'pull' }), pair(1, 'pull', 2, 1))).toBeNull();
  });

  it('cannot be adopted twice, nor to a server that is not registered', () => {
    expect(whyNot(found({ mirrorId: 7 }), null)).toBe('Already a mirror here');
    expect(whyNot(found({ other: null }), null)).toContain('not a registered instance');
  });

  it('is listed once although two pages brought it', () => {
    expect(numbered([found(), found({ gitlabMirrorId: 6 }), found()]).map(({ id, gitlabMirrorId }) => [id, gitlabMirrorId])).toEqual([[1, 5], [2, 6]]);
  });

  it('offers the pairs into which something fits', () => {
    expect(fittingPairs([pair(1, 'push', 1, 2), pair(2, 'push', 2, 1)], [found()]).map(({ id }) => id)).toEqual([1]);
  });
});
