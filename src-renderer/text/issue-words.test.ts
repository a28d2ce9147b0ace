import { describe, expect, it } from 'vitest';
import { estimateWords, notKeptWords, partLabel, problemWords, runSentence } from './issue-words.ts';

const NOTHING = { cause: 'person', created: 0, updated: 0, deleted: 0, skipped: 0, failed: 0, comments: 0, uploads: 0, unchanged: 0 } as const;

describe('a run in a sentence', () => {
  it('says what was done, along with what, and what was not', () => {
    expect(runSentence({ ...NOTHING, created: 1204, updated: 3, comments: 30, uploads: 1, skipped: 4, failed: 2 })).toBe('Created 1,204 issues, changed 3 issues, wrote 30 comments and 1 attachment, skipped 4, and could not copy 2.');
    expect(runSentence({ ...NOTHING, deleted: 1 })).toBe('Deleted 1 issue.');
  });

  it('says of a dry run what a run would do', () => {
    expect(runSentence({ ...NOTHING, cause: 'dry', created: 2, comments: 5, skipped: 1 })).toBe('A run now would create 2 issues, write 5 comments, and skip 1.');
    expect(runSentence({ ...NOTHING, cause: 'dry' })).toBe('A run now would do nothing.');
  });

  it('tells nothing changed from nothing there', () => {
    expect(runSentence({ ...NOTHING, unchanged: 1 })).toBe('Nothing had changed: 1 copy is up to date.');
    expect(runSentence(NOTHING)).toBe('There was nothing to do.');
  });

  it('estimates in requests and minutes, rounded up', () => {
    expect(estimateWords({ estimatedRequests: 640, estimatedMs: 251_000 })).toBe('It needs about 640 requests, which take about 5 min at the limits of both servers.');
    expect(estimateWords({ estimatedRequests: 1, estimatedMs: 20 })).toBe('It needs about 1 request, which takes less than a minute at the limits of both servers.');
    expect(estimateWords({ estimatedRequests: null, estimatedMs: null })).toBeNull();
  });

  it('says what was not kept, and of how many', () => {
    expect(notKeptWords({ cause: 'person', notKept: [{ part: 'weight', issues: 1 }, { part: 'created_at', issues: 1204 }] })).toBe('Not kept: weight of 1 issue and creation date of 1,204 issues.');
    expect(notKeptWords({ cause: 'dry', notKept: [{ part: 'weight', issues: 2 }] })).toBe('The target would not keep: weight of 2 issues.');
    expect(notKeptWords({ cause: 'person', notKept: [] })).toBeNull();
  });

  it('begins a part with a capital', () => {
    expect(partLabel('due_date')).toBe('Due date');
  });
});

describe('a problem in words', () => {
  it('is another where the copy is read by more people than may', () => {
    expect(problemWords({ kind: 'failed', parts: [] }).word).toBe('Not copied');
    expect(problemWords({ kind: 'failed', parts: ['confidential'] }).word).toBe('Copy stands open');
    expect(problemWords({ kind: 'not_kept', parts: ['confidential'] }).word).toBe('Not everything kept');
  });
});
