import { describe, expect, it } from 'vitest';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import type { JobOutlook } from '../../src-preload/contract/models/job.ts';
import { outlookWords } from './outlook-words.ts';

const NOW = Date.UTC(2026, 10, 30, 12);

const words = (changes: Partial<JobOutlook>): string =>
  outlookWords({ instanceId: InstanceId.parse(2), of: 'comments', perMinute: 60, by: 'server', until: NOW + 40_000, left: 8400, remainingMs: 8_400_000, ...changes }, () => 'Partner GitLab', NOW);

describe('what a job waits for', () => {
  it('is the limit of a server, with how much is left', () => {
    expect(words({})).toBe('Partner GitLab allows 60 comments a minute; about 8,400 are left.');
    expect(words({ of: 'issues', perMinute: 1, left: 1 })).toBe('Partner GitLab allows 1 new issue a minute; about 1 is left.');
  });

  it('is our own where the settings allow less than the server', () => {
    expect(words({ of: 'requests', by: 'us', perMinute: 600, left: null })).toBe('The settings allow 600 requests a minute to Partner GitLab.');
  });

  it('is the moment at which the server wants to be asked again', () => {
    expect(words({ until: NOW + 600_000 })).toBe('Partner GitLab takes no more comments for now; about 8,400 are left. It goes on by itself in 10 min.');
    expect(words({ perMinute: null, left: null, until: NOW + 30_000 })).toBe('Partner GitLab takes no more comments for now. It goes on by itself in a moment.');
  });
});
