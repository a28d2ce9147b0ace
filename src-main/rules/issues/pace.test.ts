import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttempt } from './backoff.ts';
import { gitlabDuration } from './duration.ts';
import { addRequests, estimateMs, NO_REQUESTS, requestsOf } from './estimate.ts';
import type { FeedSync } from './feeds.ts';
import { chooseFeeds } from './feeds.ts';
import { planIssue } from './steps/plan-issue.ts';
import { issueOf, setupOf } from './testing/samples.ts';

describe('a duration', () => {
  it.each([[3600, '1h'], [5400, '1h 30m'], [90, '1m 30s'], [108_301, '30h 5m 1s'], [0, '0s'], [-60, '-1m']])('of %i seconds is %s', (seconds, expected) => {
    expect(gitlabDuration(seconds)).toBe(expected);
  });

  it('keeps every second and knows no working days', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (seconds) => {
      const text = gitlabDuration(seconds);
      const units: Record<string, number> = { h: 3600, m: 60, s: 1 };
      const sum = [...text.matchAll(/(\d+)([a-z])/gu)].reduce((all, [, count, unit]) => all + Number(count) * (units[unit ?? ''] ?? Number.NaN), 0);
      expect(sum).toBe(seconds);
    }));
  });
});

it('a failed issue is tried again after a minute, then twice as late each time, up to six hours', () => {
  expect([1, 2, 3, 9, 10, 1000].map((attempts) => nextAttempt(attempts, 0) / 60_000)).toEqual([1, 2, 4, 256, 360, 360]);
});

describe('feeds', () => {
  const sync = (mirrorId: number, path: string, instanceId = 1): FeedSync => ({ mirrorId, instanceId, projectId: mirrorId, path });
  const asks = { instance: () => true, group: (_id: number, path: string) => path !== 'person' };

  it('ask once for a group with several projects, and once for a project with several mirrors', () => {
    const feeds = chooseFeeds([sync(1, 'a/x'), sync(2, 'a/b/y'), sync(3, 'c/z'), sync(4, 'person/p'), sync(5, 'person/q'), { ...sync(6, 'c/z'), projectId: 3 }], asks);
    expect(feeds.map(({ by, mirrorIds }) => [by.kind, mirrorIds])).toEqual([['group', [1, 2]], ['project', [3, 6]], ['project', [4]], ['project', [5]]]);
  });

  it('ask once for everything where it is many groups, but never for all of gitlab.com', () => {
    const many = Array.from({ length: 12 }, (_, index) => sync(index + 1, `g${index}/p`));
    expect(chooseFeeds(many, asks)).toHaveLength(1);
    expect(chooseFeeds(many, { ...asks, instance: () => false })).toHaveLength(12);
  });

  it('name every sync once', () => {
    const any = fc.array(fc.record({ instanceId: fc.integer({ min: 1, max: 2 }), projectId: fc.integer({ min: 1, max: 9 }), path: fc.constantFrom('a/x', 'a/y', 'b/x', 'person/x') }), { maxLength: 30 });
    fc.assert(fc.property(any, (syncs) => {
      const all = syncs.map((one, index) => ({ ...one, mirrorId: index + 1 }));
      expect(chooseFeeds(all, asks).flatMap(({ mirrorIds }) => mirrorIds).toSorted((a, b) => a - b)).toEqual(all.map(({ mirrorId }) => mirrorId));
    }));
  });
});

it('an estimate counts the requests and takes the limit that binds', () => {
  const plan = planIssue(issueOf({ state: 'closed', timeSpent: 60 }), { discussions: null, link: null, copy: null, uploaded: new Set() }, setupOf());
  const one = requestsOf(plan, { read: 3, copied: 3 }, new Set());
  expect(one).toEqual({ source: 1, target: 6, issueCreates: 1, noteCreates: 3 });
  expect(requestsOf(plan, { read: 201, copied: 0 }, new Set())).toMatchObject({ source: 3, target: 3 });
  expect(requestsOf(plan, { read: null, copied: 0 }, new Set())).toMatchObject({ source: 0, target: 3 });
  const all = Array.from({ length: 100 }, () => one).reduce(addRequests, NO_REQUESTS);
  expect(estimateMs(all, { source: 600, target: 600, issueCreates: 200, noteCreates: 60 })).toBe(300_000);
  const labelled = planIssue(issueOf({ labels: [{ name: 'bug', color: '', description: '' }] }), { discussions: null, link: null, copy: null, uploaded: new Set() }, setupOf({ rules: { ...setupOf().rules, targetLabels: new Set() } }));
  const made = new Set<string>();
  expect([requestsOf(labelled, { read: null, copied: 0 }, made).target, requestsOf(labelled, { read: null, copied: 0 }, made).target]).toEqual([3, 1]);
  expect(estimateMs(all, { source: 600, target: 600, issueCreates: null, noteCreates: null })).toBe(60_000);
});
