import { protectionOf } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';

export type PushCommand = { old: string; new: string; ref: string };

/** The commands at the head of a push, before the pack. */
export const parsePushCommands = (body: Buffer): PushCommand[] => {
  const commands: PushCommand[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString('latin1'), 16);
    if (!(length > 4)) break;
    const [line = ''] = body.subarray(at + 4, at + length).toString('utf8').split('\0');
    const [old = '', next = '', ref = ''] = line.trimEnd().split(' ');
    if (ref !== '') commands.push({ old, new: next, ref });
    at += length;
  }
  return commands;
};

const isNothing = (id: string): boolean => /^0+$/.test(id);

const refusal = (project: ProjectRecord, power: number, command: PushCommand): string | null => {
  const branch = command.ref.startsWith('refs/heads/') ? command.ref.slice('refs/heads/'.length) : null;
  if (branch === null) return null;
  const rules = protectionOf(project, branch);
  if (isNothing(command.new)) {
    if (branch === project.defaultBranch) return 'The default branch of a project cannot be deleted.';
    if (rules.length === 0) return null;
    return power < MAINTAINER
      ? 'You are not allowed to delete protected branches from this project. Only a project maintainer or owner can delete a protected branch.'
      : 'You can only delete protected branches using the web interface.';
  }
  // The first branch of an empty project becomes its protected default branch.
  const levels = project.empty && rules.length === 0 ? [MAINTAINER] : rules.flatMap((rule) => rule.pushLevels);
  const open = !project.empty && rules.length === 0;
  if (open || levels.some((level) => level > 0 && power >= level)) return null;
  return 'You are not allowed to push code to protected branches on this project.';
};

/** What the pre-receive hook is told: a text that refuses all of the push, and the refs that may only move forward. */
export const pushRules = (project: ProjectRecord, power: number, commands: readonly PushCommand[]): Record<string, string> => {
  const deny = commands.map((command) => refusal(project, power, command)).find((text) => text !== null) ?? '';
  const forwardOnly = commands
    .filter((command) => !isNothing(command.old) && !isNothing(command.new) && command.ref.startsWith('refs/heads/'))
    .filter((command) => {
      const rules = protectionOf(project, command.ref.slice('refs/heads/'.length));
      return rules.length > 0 && !rules.some((rule) => rule.allowForcePush);
    })
    .map((command) => command.ref);
  return { GITLAB_DENY: deny, GITLAB_NO_FORCE: forwardOnly.length === 0 ? '' : ` ${forwardOnly.join(' ')} ` };
};
