import type { ProjectId } from '../../src-preload/contract/ids.ts';
import type { IssueSyncOptions, LabelRule, PersonRule } from '../../src-preload/contract/models/issue-sync.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import { isFailure } from '../rules/app-error.ts';
import type { Issue, Label } from '../rules/issues/issue.ts';
import type { SyncRules } from '../rules/issues/setup.ts';

type Asked = {
  gitlab: Pick<GitLab, 'listLabels' | 'createLabel' | 'findUser' | 'findMilestone'>;
  projectId: ProjectId;
  options: Pick<IssueSyncOptions, 'labels' | 'milestones'>;
  labels: readonly LabelRule[];
  people: readonly PersonRule[];
};

/** What labels, people and milestones are called on the target: asked when first wanted, once in a run. */
export type TargetNames = {
  /** For the rules; grows as names are learned. */
  rules: SyncRules;
  /** Learns what these issues need. */
  learn(issues: readonly Issue[]): Promise<void>;
  createLabel(label: Label): Promise<void>;
};

export const createTargetNames = ({ gitlab, projectId, options, labels, people }: Asked): TargetNames => {
  const targetLabels = new Set<string>();
  const known = { people: new Map<string, { id: number; username: string }>(), strangers: new Set<string>(), milestones: new Map<string, number>() };
  const wantedPeople = new Map(people.map(({ source, target }) => [source, target]));
  const asked = new Set<string>();
  const making = new Map<string, Promise<void>>();
  let reading: Promise<void> | null = null;

  const readLabels = async (): Promise<void> => {
    for (const { name } of await gitlab.listLabels(projectId)) targetLabels.add(name);
  };

  const once = (name: string): boolean => {
    const isNew = !asked.has(name);
    asked.add(name);
    return isNew;
  };

  const learnPeople = async (issues: readonly Issue[]): Promise<void> => {
    for (const { username } of issues.flatMap(({ assignees }) => assignees)) {
      const wanted = wantedPeople.get(username);
      if (wanted === undefined || !once(`person ${username}`)) continue;
      const found = await gitlab.findUser(wanted);
      if (found === null) known.strangers.add(username);
      else known.people.set(username, found);
    }
  };

  const learnMilestones = async (issues: readonly Issue[]): Promise<void> => {
    if (options.milestones === 'label') return;
    for (const title of issues.flatMap(({ milestone }) => milestone?.title ?? [])) {
      if (!once(`milestone ${title}`)) continue;
      const found = await gitlab.findMilestone(projectId, title);
      if (found !== null) known.milestones.set(title, found.id);
    }
  };

  const make = async (label: Label): Promise<void> => {
    try {
      await gitlab.createLabel(projectId, label);
    } catch (error) {
      // Asking twice makes no second one. Where the token may not, GitLab does with the name what it does with any other.
      if (isFailure(error, 'outcome_unknown')) await gitlab.createLabel(projectId, label);
      else if (!isFailure(error, 'missing_role', 'refused_by_gitlab')) throw error;
    }
    targetLabels.add(label.name);
  };

  return {
    rules: { labels: new Map(labels.map((rule) => [rule.source, rule])), ...known, targetLabels },
    async learn(issues) {
      if (issues.length === 0) return;
      reading ??= readLabels();
      await reading;
      await learnPeople(issues);
      await learnMilestones(issues);
    },
    createLabel(label) {
      const already = targetLabels.has(label.name) ? Promise.resolve() : making.get(label.name);
      if (already !== undefined) return already;
      const made = make(label).finally(() => making.delete(label.name));
      making.set(label.name, made);
      return made;
    },
  };
};
