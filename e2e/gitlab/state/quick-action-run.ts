import { isPremium } from '../profile.ts';
import type { Actor } from './actor.ts';
import { parseDuration } from './duration.ts';
import type { IssueChanges } from './issue-changes.ts';
import { ISSUE_TYPES, type IssueRecord } from './issue-records.ts';
import { canSetMetadata, canUpdate } from './issue-rights.ts';
import { findLabel, holdersOf } from './labels.ts';
import { milestonesOf } from './milestones.ts';
import { findUser } from './people.ts';
import { findProject } from './projects.ts';
import type { QuickAction } from './quick-action-text.ts';
import type { ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';

/** The issue that commands are for, as it would be after those before. */
type Scene = { state: ServerState; actor: Actor; project: ProjectRecord; issue: IssueRecord; isNew: boolean };

/** What one command does: changes, or a move to another project. null says that it could not be applied. */
type Effect = { changes?: IssueChanges; moveTo?: ProjectRecord };
type Command = { needs?: 'update' | 'premium'; /** Not while the issue is being made. */ later?: boolean; run: (scene: Scene, argument: string) => Effect | null };

const change = (changes: IssueChanges): Effect => ({ changes });

/** `~bug ~"two words" plain` → label ids; unknown ones are left out. */
const labelIds = ({ state, project }: Scene, argument: string): number[] => {
  const holders = holdersOf(state, project);
  return [...argument.matchAll(/~?"([^"]+)"|~?([^\s,"]+)/g)].flatMap((match) => findLabel(state, holders, match[1] ?? match[2] ?? '')?.id ?? []);
};

const userIds = ({ state, actor }: Scene, argument: string): number[] =>
  [...argument.matchAll(/@?([\w.-]+)/g)].flatMap(([, name = '']) => (name === 'me' ? actor.user.id : (findUser(state, name)?.id ?? [])));

const someLabels = (scene: Scene, argument: string, make: (ids: number[]) => number[]): Effect | null => {
  const ids = labelIds(scene, argument);
  return ids.length === 0 ? null : change({ labelIds: make(ids) });
};

const someUsers = (scene: Scene, argument: string, make: (ids: number[]) => number[]): Effect | null => {
  const ids = userIds(scene, argument);
  return ids.length === 0 ? null : change({ assigneeIds: make(ids) });
};

const duration = (argument: string, make: (seconds: number) => IssueChanges): Effect | null => {
  const seconds = parseDuration(argument);
  return seconds === null ? null : change(make(seconds));
};

const title = (text: string): string => text.trim().replace(/^[%*](?:iteration:)?/, '').replace(/^"(.*)"$/s, '$1');

const label: Command = { run: (scene, argument) => someLabels(scene, argument, (ids) => [...scene.issue.labelIds, ...ids]) };
const unlabel: Command = {
  run: (scene, argument) => (argument === '' ? change({ labelIds: [] }) : someLabels(scene, argument, (ids) => scene.issue.labelIds.filter((id) => !ids.includes(id)))),
};
const spend: Command = { run: ({ issue }, argument) => duration(argument.replace(/\s+\d{4}-\d{2}-\d{2}$/, ''), (seconds) => ({ timeSpent: Math.max(0, issue.timeSpent + seconds) })) };
const estimate: Command = { run: (_, argument) => duration(argument, (seconds) => ({ timeEstimate: Math.max(0, seconds) })) };
const noEstimate: Command = { run: () => change({ timeEstimate: 0 }) };

const dueDate = (argument: string): Effect | null => {
  const at = Date.parse(argument.replace(/^(in|on)\s+/, ''));
  return Number.isNaN(at) ? null : change({ dueDate: new Date(at).toISOString().slice(0, 10) });
};

const COMMANDS: Readonly<Record<string, Command>> = {
  close: { needs: 'update', later: true, run: () => change({ state: 'closed' }) },
  duplicate: { needs: 'update', later: true, run: () => change({ state: 'closed' }) },
  reopen: { needs: 'update', later: true, run: () => change({ state: 'opened' }) },
  title: { needs: 'update', run: (_, argument) => (argument === '' ? null : change({ title: argument })) },
  label,
  labels: label,
  unlabel,
  remove_label: unlabel,
  relabel: { run: (scene, argument) => someLabels(scene, argument, (ids) => ids) },
  assign: { run: (scene, argument) => someUsers(scene, argument, (ids) => [...scene.issue.assigneeIds, ...ids]) },
  reassign: { run: (scene, argument) => someUsers(scene, argument, (ids) => ids) },
  unassign: {
    run: (scene, argument) => (argument === '' ? change({ assigneeIds: [] }) : someUsers(scene, argument, (ids) => scene.issue.assigneeIds.filter((id) => !ids.includes(id)))),
  },
  confidential: { run: () => change({ confidential: true }) },
  due: { run: (_, argument) => dueDate(argument) },
  remove_due_date: { run: () => change({ dueDate: null }) },
  estimate,
  estimate_time: estimate,
  remove_estimate: noEstimate,
  remove_time_estimate: noEstimate,
  spend,
  spent: spend,
  spend_time: spend,
  remove_time_spent: { run: () => change({ timeSpent: 0 }) },
  lock: { later: true, run: () => change({ discussionLocked: true }) },
  unlock: { later: true, run: () => change({ discussionLocked: false }) },
  milestone: {
    run: ({ state, project }, argument) => {
      const found = milestonesOf(state, holdersOf(state, project)).find((each) => each.title === title(argument));
      return found === undefined ? null : change({ milestoneId: found.id });
    },
  },
  remove_milestone: { run: () => change({ milestoneId: null }) },
  type: {
    run: (_, argument) => {
      const type = ISSUE_TYPES.find((each) => each === argument.trim().toLowerCase());
      return type === undefined ? null : change({ type });
    },
  },
  weight: { needs: 'premium', run: (_, argument) => (/^\d+$/.test(argument) ? change({ weight: Number(argument) }) : null) },
  clear_weight: { needs: 'premium', run: () => change({ weight: null }) },
  iteration: { needs: 'premium', run: (_, argument) => (argument === '' ? null : change({ iteration: title(argument) })) },
  remove_iteration: { needs: 'premium', run: () => change({ iteration: null }) },
  epic: { needs: 'premium', run: (_, argument) => (/^&\d+$/.test(argument) ? change({ epic: Number(argument.slice(1)) }) : null) },
  remove_epic: { needs: 'premium', run: () => change({ epic: null }) },
  move: {
    later: true,
    run: ({ state, actor, project }, argument) => {
      const target = findProject(state, argument);
      return target === undefined || target.id === project.id || !canSetMetadata(actor, target) ? null : { moveTo: target };
    },
  },
};

const mayRun = ({ state, actor, project, issue, isNew }: Scene, command: Command): boolean => {
  if (isNew && command.later === true) return false;
  if (command.needs === 'premium' && !isPremium(state.profile)) return false;
  return command.needs === 'update' ? canUpdate(actor, project, issue) : canSetMetadata(actor, project);
};

const asFields = ({ labelIds, assigneeIds, ...rest }: IssueChanges): Partial<IssueRecord> => ({
  ...rest,
  ...(labelIds === undefined ? {} : { labelIds: [...labelIds] }),
  ...(assigneeIds === undefined ? {} : { assigneeIds: [...assigneeIds] }),
});

const effectOf = (scene: Scene, command: Command | undefined, argument: string): Effect | null => {
  if (command === undefined) return {};
  return mayRun(scene, command) ? command.run(scene, argument) : null;
};

export type QuickActionResult = { changes: IssueChanges; moveTo: ProjectRecord | null; applied: string[] };

/** Works the commands out in their order. Those without an effect here (`/todo`, `/award`) count as applied, those that the user may not give do not. */
export const runQuickActions = (scene: Scene, actions: readonly QuickAction[]): QuickActionResult => {
  const result: QuickActionResult = { changes: {}, moveTo: null, applied: [] };
  for (const { name, argument } of actions) {
    const command = COMMANDS[name];
    const ahead: Scene = { ...scene, issue: { ...scene.issue, ...asFields(result.changes) } };
    const effect = effectOf(ahead, command, argument);
    if (effect === null) continue;
    result.applied.push(name);
    Object.assign(result.changes, effect.changes);
    result.moveTo = effect.moveTo ?? result.moveTo;
  }
  return result;
};
