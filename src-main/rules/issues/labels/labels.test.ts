import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../issue.ts';
import { issueOf, setupOf } from '../testing/samples.ts';
import { copyLabels } from './copy-labels.ts';
import { labelName, scopeOf } from './label-name.ts';
import { mergeLabels } from './merge-labels.ts';

const MARKER = 'Mirrored-From::git.example.com:8443/gitlab';
const label = (name: string): Label => ({ name, color: '#ff0000', description: 'd' });
const setup = setupOf();
const free = setupOf({ facts: { ...setup.facts, premium: false } });

describe('the labels of a copy', () => {
  it('are the marker, the source’s without upstream markers, and those that stand for fields', () => {
    const issue = issueOf({ labels: [label('bug'), label('Mirrored-From::upstream.example')], milestone: { id: 1, title: 'v1' }, iteration: 'Sprint 1', epic: { iid: 42, title: 'x' }, assignees: [{ username: 'alice', name: 'A' }] });
    expect(copyLabels(issue, setup)).toMatchObject({ labels: [MARKER, 'bug', 'Milestone::v1', 'Iteration::Sprint 1', 'Epic::&42', 'Assignee::@alice'], create: [], notKept: false });
    expect(copyLabels(issue, setupOf({ options: { ...setup.options, labels: false } })).labels).toEqual([MARKER]);
  });

  it('name one assignee where labels of a scope exclude each other, and all where they do not', () => {
    const issue = issueOf({ assignees: ['a', 'b', 'c'].map((username) => ({ username, name: username })) });
    expect(copyLabels(issue, setup)).toMatchObject({ labels: [MARKER, 'Assignee::@a'], notKept: false });
    expect(copyLabels(issue, free)).toMatchObject({ labels: [MARKER, 'Assignee::@a', 'Assignee::@b', 'Assignee::@c'], notKept: false });
  });

  it('do not stand for what is a field on the target', () => {
    const rules = { ...setup.rules, people: new Map([['a', { id: 3, username: 'aa' }]]), milestones: new Map([['v1', 9]]) };
    const issue = issueOf({ assignees: [{ username: 'a', name: 'A' }, { username: 'b', name: 'B' }], milestone: { id: 1, title: 'v1' } });
    expect(copyLabels(issue, setupOf({ rules, options: { ...setup.options, milestones: 'match' } })).labels).toEqual([MARKER, 'Assignee::@b']);
  });

  it('follow the rules', () => {
    const rules = {
      ...setup.rules,
      targetLabels: new Set(['known', MARKER]),
      labels: new Map([['a', { action: 'mapped' as const, target: 'known', create: false }], ['b', { action: 'skip' as const, target: null, create: false }], ['c', { action: 'same' as const, target: null, create: false }]]),
    };
    const result = copyLabels(issueOf({ labels: ['a', 'b', 'c', 'd'].map(label) }), setupOf({ rules }));
    expect(result).toEqual({ labels: [MARKER, 'known', 'd'], create: [label('d')], notKept: true });
  });

  it.each([['a, b', 'a‚ b'], ['"quoted"', '"quoted"'], ['x'.repeat(300), `${'x'.repeat(254)}…`], ['two\nlines', 'two lines']])('are names that GitLab takes as one: %j', (name, expected) => {
    expect(labelName(name)).toBe(expected);
    expect(copyLabels(issueOf({ labels: [label(name)] }), setup)).toMatchObject({ labels: [MARKER, expected], notKept: name !== expected });
  });

  it('never have two of a scope on Premium, never a comma, and the marker first', () => {
    const name = fc.constantFrom('a', 'b', 'p::1', 'p::2', 'p::q::1', 'p::q::2', 'x,y', 'Assignee::z', 'Milestone::old', '::odd', 'Mirrored-From::elsewhere', ' ');
    fc.assert(fc.property(fc.array(name, { maxLength: 12 }), fc.constantFrom(true, null), (names, premium) => {
      const { labels } = copyLabels(issueOf({ labels: names.map(label), milestone: { id: 1, title: 'a, b' } }), setupOf({ facts: { ...setup.facts, premium } }));
      const scopes = labels.map(scopeOf).filter((scope) => scope !== null);
      expect(new Set(scopes).size).toBe(scopes.length);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.join('')).not.toContain(',');
      expect(labels[0]).toBe(MARKER);
    }));
  });
});

it('merging brings over what the source did and leaves what people did', () => {
  const names = fc.uniqueArray(fc.constantFrom(...Array.from('abcdefgh')));
  fc.assert(fc.property(names, names, names, (base, wanted, copy) => {
    const { add, remove } = mergeLabels(base, wanted, copy);
    const after = new Set([...copy.filter((name) => !remove.includes(name)), ...add]);
    for (const name of 'abcdefgh') {
      const changed = base.includes(name) !== wanted.includes(name);
      expect(after.has(name)).toBe(changed ? wanted.includes(name) : copy.includes(name));
    }
    expect([...add.filter((name) => copy.includes(name)), ...remove.filter((name) => !copy.includes(name))]).toEqual([]);
  }));
});
