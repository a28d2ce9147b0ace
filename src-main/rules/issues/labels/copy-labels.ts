import type { Issue, Label } from '../issue.ts';
import { isMarker, MARKER_COLOR, markerLabel } from '../origin/marker-label.ts';
import type { CopySetup } from '../setup.ts';
import { labelName, scopeOf } from './label-name.ts';
import { planningLabels } from './planning-labels.ts';

/** GitLab's own default for a label that it makes by itself. */
const PLAIN_COLOR = '#428BCA';

/**
 * The labels that a copy shall have: the marker, those of the source by rule, and those that stand for fields. `create` are those that
 * the target is known not to have; `notKept` says that a label of the source is left out or is called otherwise.
 */
export type CopyLabels = { labels: string[]; create: Label[]; notKept: boolean };

export const copyLabels = (issue: Issue, setup: CopySetup): CopyLabels => {
  const { options, rules: { targetLabels } } = setup;
  const marker: Label = { name: markerLabel(setup.source.hosts[0] ?? ''), color: MARKER_COLOR, description: `Copied from ${setup.source.url}` };
  const taken = options.labels ? issue.labels.filter(({ name }) => !isMarker(name)).map((label) => takeOver(label, setup)) : [];
  const own = options.labels ? planningLabels(issue, setup).map((name): Label => ({ name, color: PLAIN_COLOR, description: '' })) : [];
  const wanted = [marker, ...taken.flatMap(({ label }) => label ?? []), ...own].filter(({ name }) => name !== '');
  const distinct = [...new Map(wanted.map((label) => [label.name, label])).values()];
  const kept = setup.facts.premium === false ? distinct : oneOfEachScope(distinct);
  return {
    labels: kept.map(({ name }) => name),
    create: targetLabels === null ? [] : kept.filter(({ name }) => !targetLabels.has(name)),
    notKept: taken.some(({ isKept }) => !isKept) || kept.length < distinct.length,
  };
};

/** A rule's `skip` is what a person wants, and so nothing that is not kept. */
const takeOver = (label: Label, { rules: { labels, targetLabels } }: CopySetup): { label: Label | null; isKept: boolean } => {
  const rule = labels.get(label.name);
  if (rule?.action === 'skip') return { label: null, isKept: true };
  const wanted = rule?.action === 'mapped' && rule.target !== null ? rule.target : label.name;
  const name = labelName(wanted);
  if (rule?.create === false && targetLabels !== null && !targetLabels.has(name)) return { label: null, isKept: false };
  return { label: { ...label, name }, isKept: name === wanted };
};

/** GitLab would keep the last one of a scope; what comes first here is the marker and what the source itself says. */
const oneOfEachScope = (labels: readonly Label[]): Label[] => {
  const seen = new Set<string>();
  return labels.filter(({ name }) => {
    const scope = scopeOf(name);
    if (scope === null) return true;
    const isFirst = !seen.has(scope);
    seen.add(scope);
    return isFirst;
  });
};
