import { isPremium } from '../profile.ts';
import type { Holder, LabelRecord } from './issue-records.ts';
import { groupOf } from './projects.ts';
import type { ProjectRecord } from './records.ts';
import { ancestry } from './rights.ts';
import type { ServerState } from './server-state.ts';

const DEFAULT_COLOR = '#6699cc';
const SCOPE = /^(.*)::/s;

const shelfName = (holder: Holder): string => `${holder.kind} ${holder.id}`;

/** A holder's own labels by name. */
export const ownLabels = (state: ServerState, holder: Holder): Map<string, LabelRecord> => {
  const known = state.labels.get(shelfName(holder));
  if (known !== undefined) return known;
  const made = new Map<string, LabelRecord>();
  state.labels.set(shelfName(holder), made);
  return made;
};

/** A group and all above it. */
export const groupChain = (state: ServerState, groupId: number): Holder[] => {
  const group = state.groups.get(groupId);
  return group === undefined ? [] : ancestry(state, group).map(({ id }): Holder => ({ kind: 'group', id }));
};

/** Where a project's labels and milestones are: itself, then its groups, nearest first. */
export const holdersOf = (state: ServerState, project: ProjectRecord): Holder[] => [
  { kind: 'project', id: project.id },
  ...groupChain(state, groupOf(state, project).id),
];

/** Names are told apart by case (contract A.8). */
export const findLabel = (state: ServerState, holders: readonly Holder[], name: string): LabelRecord | undefined =>
  holders.map((holder) => ownLabels(state, holder).get(name)).find((label) => label !== undefined);

/** Adds a label; the name must be free. */
export const addLabel = (state: ServerState, holder: Holder, name: string, color = DEFAULT_COLOR, description: string | null = null): LabelRecord => {
  const label: LabelRecord = { id: state.nextId('label'), holder, name, color, description, priority: null };
  ownLabels(state, holder).set(name, label);
  state.labelsById.set(label.id, label);
  return label;
};

/** The issues that have the label keep it under its new name, and do not look updated (contract A.6). */
export const renameLabel = (state: ServerState, label: LabelRecord, name: string): void => {
  const own = ownLabels(state, label.holder);
  own.delete(label.name);
  own.set(name, label);
  label.name = name;
};

/** It goes from its issues, which do not look updated. */
export const removeLabel = (state: ServerState, label: LabelRecord): void => {
  ownLabels(state, label.holder).delete(label.name);
  state.labelsById.delete(label.id);
  for (const issue of state.issues.all.created.rows) {
    if (issue.labelIds.includes(label.id)) issue.labelIds = issue.labelIds.filter((id) => id !== label.id);
  }
};

/** Names are split on commas even inside a list (contract A.6). */
export const splitNames = (given: readonly string[]): string[] => [
  ...new Set(given.flatMap((text) => text.split(',')).map((name) => name.trim()).filter((name) => name !== '')),
];

/** The labels of these names, known ones and, where `mayCreate`, new ones of the project; other names are dropped. */
export const labelIdsFor = (state: ServerState, project: ProjectRecord, names: readonly string[], mayCreate: boolean): number[] => {
  const holders = holdersOf(state, project);
  return names.flatMap((name) => {
    const known = findLabel(state, holders, name);
    if (known !== undefined) return [known.id];
    return mayCreate ? [addLabel(state, { kind: 'project', id: project.id }, name).id] : [];
  });
};

const scopeOf = (state: ServerState, labelId: number): string | undefined => SCOPE.exec(state.labelsById.get(labelId)?.name ?? '')?.[1];

/** Of labels with one scope (`a::b`) the last stays, where the licence knows scopes (contract A.8). */
export const withScopes = (state: ServerState, labelIds: readonly number[]): number[] => {
  const unique = [...new Set(labelIds)];
  if (!isPremium(state.profile)) return unique;
  return unique.filter((id, at) => {
    const scope = scopeOf(state, id);
    return scope === undefined || !unique.slice(at + 1).some((later) => scopeOf(state, later) === scope);
  });
};

/** The names on an issue in their order; labels that are gone are left out. */
export const labelNames = (state: ServerState, labelIds: readonly number[]): string[] =>
  labelIds.flatMap((id) => state.labelsById.get(id)?.name ?? []).toSorted((a, b) => (a < b ? -1 : 1));
