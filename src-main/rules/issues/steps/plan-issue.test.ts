import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedBase, NO_BASE, readBase, writeBase } from '../facets/base.ts';
import type { Discussion, Issue, Person } from '../issue.ts';
import type { CopySetup } from '../setup.ts';
import { digest, issueOf, noteOf, setupOf } from '../testing/samples.ts';
import { composeDescription } from '../text/description.ts';
import type { IssuePlan, LinkState } from './plan-issue.ts';
import { planIssue } from './plan-issue.ts';
import type { Step } from './step.ts';

const SETUP = setupOf();
const NONE = { discussions: null, link: null, copy: null, uploaded: new Set<string>() };
const kinds = ({ steps }: IssuePlan): string[] => steps.map((step) => step.do);
const fieldsOf = ({ steps }: IssuePlan) => steps.flatMap((step) => (step.do === 'create' || step.do === 'update' ? [step.fields] : []));

const EMPTY: Issue = issueOf({ id: 8001, iid: 2, title: '', description: '' });

/** The target, as far as an issue's fields go. */
const perform = (copy: Issue, steps: readonly Step[]): Issue =>
  steps.reduce((now, step): Issue => {
    switch (step.do) {
      case 'confidential':
        return { ...now, confidential: true };
      case 'create':
      case 'update': {
        const { description, labels, addLabels = [], removeLabels = [], milestoneId, assigneeIds: _ids, createdAt: _at, ...plain } = step.fields;
        const names = (labels ?? now.labels.map(({ name }) => name)).filter((name) => !removeLabels.includes(name));
        return {
          ...now, ...plain,
          ...(description === undefined ? {} : { description: composeDescription(description, new Map()) }),
          labels: [...new Set([...names, ...addLabels])].map((name) => ({ name, color: '', description: '' })),
          milestone: milestoneId === undefined ? now.milestone : milestoneId === null ? null : { id: milestoneId, title: 'm' },
        };
      }
      case 'set_estimate':
        return { ...now, timeEstimate: step.seconds };
      case 'reset_estimate':
        return { ...now, timeEstimate: 0 };
      case 'add_spent':
        expect(now.timeSpent + step.seconds).toBe(step.total);
        return { ...now, timeSpent: step.total };
      case 'reset_spent':
        return { ...now, timeSpent: 0 };
      default:
        return now;
    }
  }, copy);

/** One run for an issue that has a copy, or none yet; answers what the run leaves behind. */
const run = (issue: Issue, before: { copy: Issue; link: LinkState } | null, setup: CopySetup = SETUP) => {
  const plan = planIssue(issue, { ...NONE, link: before?.link ?? null, copy: before?.copy ?? null }, setup);
  const copy = perform(before?.copy ?? EMPTY, plan.steps);
  const base = readBase(writeBase(agreedBase(before?.link.base ?? NO_BASE, plan.agreed, plan.wanted, copy, digest)));
  return { plan, copy, link: { base, notes: [] } };
};

describe('a new issue', () => {
  it('is one request where one can say it all', () => {
    const plan = planIssue(issueOf({ weight: 3, dueDate: '2026-04-01', confidential: true, type: 'incident' }), NONE, SETUP);
    expect(kinds(plan)).toEqual(['create']);
    expect(fieldsOf(plan)[0]).toMatchObject({ title: 'Login fails', confidential: true, weight: 3, dueDate: '2026-04-01', type: 'incident', createdAt: issueOf().createdAt });
    expect(plan.parts).toEqual(['confidential', 'type', 'title', 'description', 'labels', 'weight', 'due_date']);
  });

  it('is copied with files, comments, times and state in this order', () => {
    const file = `0123456789abcdef0123456789abcdef/x.png`;
    const discussions: Discussion[] = [{ id: 'd1', individual: true, notes: [noteOf({ body: `![](/uploads/${file})` })] }];
    const plan = planIssue(issueOf({ state: 'closed', timeEstimate: 60, timeSpent: 61, description: `/uploads/${file}` }), { ...NONE, discussions }, SETUP);
    expect(kinds(plan)).toEqual(['upload', 'create', 'create_note', 'set_estimate', 'add_spent', 'update']);
    expect(kinds(planIssue(issueOf({ description: `/uploads/${file}` }), { ...NONE, uploaded: new Set([file]) }, SETUP))).toEqual(['create']);
  });

  it('says what the target cannot hold', () => {
    const facts = { premium: false, internalNotes: false, issueTypes: [], keepsDates: null };
    const rules = { ...SETUP.rules, people: new Map([['a', { id: 1, username: 'a' }], ['b', { id: 2, username: 'b' }]]) };
    const issue = issueOf({ weight: 3, type: 'incident', assignees: ['a', 'b'].map((username) => ({ username, name: username })) });
    const discussions: Discussion[] = [{ id: 'd1', individual: true, notes: [noteOf({ internal: true })] }];
    const plan = planIssue(issue, { ...NONE, discussions }, setupOf({ facts, rules }));
    expect(plan.notKept).toEqual(['type', 'weight', 'assignees', 'comments']);
    expect(kinds(plan)).toEqual(['create']);
    expect(fieldsOf(plan)[0]).not.toHaveProperty('weight');
    expect(fieldsOf(plan)[0]).not.toHaveProperty('type');
  });

  it.each<[string, Partial<Issue>, Partial<CopySetup['options']>]>([
    ['loop', { labels: [{ name: 'Mirrored-From::gitlab.com', color: '', description: '' }] }, {}], ['moved', { movedToId: 3 }, {}], ['confidential', { confidential: true }, { confidential: 'skip' }],
    ['closed', { state: 'closed' }, { closedIssues: false }], ['existing', { createdAt: 1 }, { existing: 'none' }], ['existing', { createdAt: 1, state: 'closed' }, { existing: 'open' }], ['existing', { createdAt: 1 }, { existing: { since: 2 } }],
  ])('is left out: %s', (reason, changes, options) => {
    expect(planIssue(issueOf(changes), NONE, setupOf({ options: { ...SETUP.options, ...options } }))).toMatchObject({ action: 'skip', reason, steps: [] });
  });

  it.each<[Partial<Issue>, Partial<CopySetup['options']>]>([[{}, { existing: 'none' }], [{ createdAt: 1 }, { existing: 'open' }], [{ createdAt: 2 }, { existing: { since: 2 } }]])('is taken: %j %j', (changes, options) => {
    expect(planIssue(issueOf(changes), NONE, setupOf({ options: { ...SETUP.options, ...options } })).action).toBe('create');
  });
});

const edit = fc.record({
  type: fc.constantFrom('issue', 'incident'), title: fc.constantFrom('One', 'Two', '@all #1'), description: fc.constantFrom('', 'text', '/close\n@all'), state: fc.constantFrom('opened' as const, 'closed' as const), confidential: fc.boolean(),
  labels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((names) => names.map((name) => ({ name, color: '', description: '' }))), weight: fc.constantFrom(null, 0, 5), dueDate: fc.constantFrom(null, '2026-04-01'),
  timeEstimate: fc.constantFrom(0, 61, 7200), timeSpent: fc.constantFrom(0, 61, 7200), milestone: fc.constantFrom(null, { id: 1, title: 'v1' }), assignees: fc.constantFrom<Person[]>([], [{ username: 'a', name: 'A' }]),
}, { requiredKeys: [] });

describe('a copy', () => {
  it('follows any edits, after which nothing is left to do and nothing to ask', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      let issue = issueOf();
      let state = run(issue, null);
      state = run(issue, state);
      for (const changes of edits) {
        issue = { ...issue, ...changes };
        state = run(issue, state);
        expect(state.copy).toMatchObject({ type: issue.type, state: issue.state, confidential: issue.confidential, weight: issue.weight, dueDate: issue.dueDate, timeEstimate: issue.timeEstimate, timeSpent: issue.timeSpent });
        expect(state.copy.labels.map(({ name }) => name)).toEqual(expect.arrayContaining(issue.labels.map(({ name }) => name)));
        const again = run(issue, state);
        expect(again.plan).toMatchObject({ action: 'unchanged', steps: [], parts: [], replaced: null });
      }
    }), { numRuns: 300 });
  });

  it('is never readable by more people than the issue, at any step', () => {
    fc.assert(fc.property(fc.array(fc.tuple(edit, edit), { maxLength: 6 }), (edits) => {
      let issue = issueOf({ confidential: true, title: 'Secret' });
      let state = run(issue, null);
      for (const [ours, theirs] of edits) {
        issue = { ...issue, ...ours };
        const { assignees: _a, milestone: _m, ...changes } = theirs;
        const before = { copy: { ...state.copy, ...changes }, link: state.link };
        const { plan } = run(issue, before);
        let copy = before.copy;
        for (const step of plan.steps) {
          copy = perform(copy, [step]);
          expect(copy.confidential || !issue.confidential).toBe(true);
        }
        state = run(issue, before);
      }
    }), { numRuns: 300 });
  });

  it('keeps what only people changed on it, and what the source replaces is kept in the history', () => {
    const first = run(issueOf(), null);
    const touched = { copy: { ...first.copy, title: 'Theirs', weight: 8, labels: [...first.copy.labels, { name: 'theirs', color: '', description: '' }] }, link: first.link };
    const second = run(issueOf({ weight: 2 }), touched);
    expect(second.copy).toMatchObject({ title: 'Theirs', weight: 2 });
    expect(second.plan.replaced).toEqual({ weight: 8 });
    const third = run(issueOf({ weight: 2, title: 'New' }), second);
    expect(third.copy.title).toBe('New');
    expect(third.plan.replaced).toEqual({ title: 'Theirs' });
    expect(third.copy.labels.map(({ name }) => name)).toContain('theirs');
  });

  it('becomes confidential alone and before any text, also where it is not followed otherwise', () => {
    const first = run(issueOf(), null);
    const plan = planIssue(issueOf({ confidential: true, description: 'the secret' }), { ...NONE, link: first.link, copy: first.copy }, SETUP);
    expect(kinds(plan)).toEqual(['confidential', 'update']);
    for (const options of [{ confidential: 'skip' as const }, { updateExisting: false }]) {
      const skipped = planIssue(issueOf({ confidential: true, title: 'x' }), { ...NONE, link: first.link }, setupOf({ options: { ...SETUP.options, ...options } }));
      expect(skipped).toMatchObject({ action: 'skip', steps: [{ do: 'confidential' }], agreed: ['confidential'] });
    }
  });

  it('that is adopted gets what the source has and keeps people’s labels, milestone and confidentiality', () => {
    const theirs: Issue = { ...EMPTY, title: 'Old title', confidential: true, milestone: { id: 4, title: 'theirs' }, labels: [{ name: 'theirs', color: '', description: '' }] };
    const adopted = run(issueOf(), { copy: theirs, link: { base: NO_BASE, notes: [] } });
    expect(adopted.copy).toMatchObject({ title: 'Login fails', confidential: true, milestone: { id: 4 } });
    expect(adopted.copy.labels.map(({ name }) => name)).toEqual(['theirs', 'Mirrored-From::git.example.com:8443/gitlab']);
    expect(adopted.plan.replaced).toMatchObject({ title: 'Old title' });
  });

  it('has its spent time raised by what is missing, and begun anew where there is less', () => {
    const first = run(issueOf({ timeSpent: 100 }), null);
    expect(run(issueOf({ timeSpent: 160 }), first).plan.steps).toEqual([{ do: 'add_spent', seconds: 60, total: 160 }]);
    expect(kinds(run(issueOf({ timeSpent: 40 }), first).plan)).toEqual(['reset_spent', 'add_spent']);
    expect(kinds(run(issueOf({ timeSpent: 0 }), first).plan)).toEqual(['reset_spent']);
  });

  it('gets labels with the source’s colour only where the target lacks them', () => {
    const setup = setupOf({ rules: { ...SETUP.rules, targetLabels: new Set(['a', 'Mirrored-From::git.example.com:8443/gitlab']) } });
    const labels = ['a', 'b'].map((name) => ({ name, color: '#00ff00', description: '' }));
    expect(planIssue(issueOf({ labels }), NONE, setup).steps[0]).toEqual({ do: 'create_label', name: 'b', color: '#00ff00', description: '' });
  });
});

it('a base that cannot be read means that nothing is agreed', () => {
  for (const text of ['', '{}', 'null', '{"v":2}', '[']) expect(readBase(text)).toEqual(NO_BASE);
});
