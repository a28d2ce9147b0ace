import { describe, expect, it } from 'vitest';
import { mirrorReason } from './mirror-reason.ts';
import { aMirror, NOW } from './sample-mirror.ts';

const reason = (changes: Parameters<typeof aMirror>[0], followedBy: number | null = null) => mirrorReason({ ...aMirror(changes), followedBy }, { now: NOW, freshMs: 2 * 24 * 3_600_000 });

describe('mirrorReason', () => {
  it('does not claim equality on GitLab’s word', () => {
    expect(reason({})).toContain('GitLab says that its last run went well. Compare both sides');
  });

  it('names the instance that runs the mirror: the source for push, the target for pull', () => {
    expect(reason({ observed: { status: 'running' } })).toBe('Company runs the mirror now.');
    expect(reason({ direction: 'pull', observed: { status: 'running' } }, 12)).toBe('gitlab.com runs the mirror now. We compare both sides when it is done.');
  });

  it('points at GitLab’s own words where there are some', () => {
    expect(reason({ observed: { status: 'failed', lastError: 'refused' } })).toContain('for the reason below');
    expect(reason({ observed: { status: 'failed' } })).not.toContain('below');
  });

  it('tells a mirror disabled here from one that is off on GitLab', () => {
    expect(reason({ desired: { enabled: false } })).toContain('on purpose');
    expect(reason({ observed: { status: 'disabled' } })).toContain('off on Company');
  });

  it('says what equal, behind and diverged mean in figures', () => {
    const comparedAt = NOW - 60_000;
    expect(reason({ verified: { state: 'equal', equal: 12, comparedAt } })).toBe('Both sides have the same 12 refs.');
    expect(reason({ verified: { state: 'behind', different: 1, missing: 1, comparedAt } })).toContain('in 2 refs');
    expect(reason({ verified: { state: 'diverged', different: 1, comparedAt } })).toContain('in 1 ref. GitLab leaves such branches alone');
  });
});
