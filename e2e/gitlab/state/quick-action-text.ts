/** One line that GitLab takes as a command. */
export type QuickAction = { name: string; argument: string };

/** Every command that a text of an issue may hold, with its other names (contract A.6). `/cc` stays in the text. */
const NAMES = [
  'add_child', 'add_contacts', 'add_email', 'approve', 'assign', 'award', 'blocked_by', 'blocks', 'child_of', 'clear_health_status', 'clear_weight', 'clone', 'close',
  'confidential', 'convert_to_ticket', 'copy_metadata', 'create_merge_request', 'due', 'duplicate', 'epic', 'estimate', 'estimate_time', 'health_status',
  'invite_email', 'iteration', 'label', 'labels', 'link', 'lock', 'milestone', 'move', 'page', 'parent_epic', 'promote', 'promote_to', 'promote_to_incident',
  'publish', 'react', 'reassign', 'relabel', 'relate', 'relate_to', 'remove_child', 'remove_contacts', 'remove_due_date', 'remove_email', 'remove_epic', 'remove_estimate',
  'remove_iteration', 'remove_label', 'remove_milestone', 'remove_parent', 'remove_parent_epic', 'remove_severity', 'remove_time_estimate', 'remove_time_spent', 'remove_zoom',
  'reopen', 'set_parent', 'severity', 'spend', 'spend_time', 'spent', 'status', 'subscribe', 'tag', 'target_branch', 'timeline', 'title', 'todo', 'done', 'type', 'unassign',
  'unlabel', 'unlink', 'unlock', 'unsubscribe', 'weight', 'zoom',
];

/** Start and end of a line, which only a line feed ends. */
const START = '(?<![^\\n])';
const END = '(?![^\\n])';

/** A fenced block, inline code on lines of its own, an HTML block, a quote block: what is in them is text. A fence that is not closed is none. */
const BLOCKS = ['```[\\s\\S]+?\\n```', '[^\\n]*`\\n+[\\s\\S]+?\\n+`', '<[^>\\n]+?>\\n[\\s\\S]+?\\n</[^>]+?>', '>>>[\\s\\S]+?\\n>>>'];

const longestFirst = NAMES.toSorted((a, b) => b.length - a.length).join('|');
const COMMAND = `/(?<name>${longestFirst})(?: (?<argument>[^\\n]*))?(?:[ \\t\\f\\v\\n]*\\n|${END})`;
const PATTERN = new RegExp(`${START}(?:(?:${BLOCKS.join('|')})${END}|${COMMAND})`, 'gi');
const SUBSTITUTIONS = [
  ['shrug', '¯\\_(ツ)_/¯'],
  ['tableflip', '(╯°□°)╯︵ ┻━┻'],
] as const;

/** Takes the commands out of a text. The rest loses carriage returns and the space at its end, as GitLab stores it, commands or not. */
export const takeQuickActions = (text: string): { text: string; actions: QuickAction[] } => {
  const actions: QuickAction[] = [];
  const rest = text.replaceAll('\r', '').replace(PATTERN, (whole: string, name: unknown, argument: unknown) => {
    if (typeof name !== 'string') return whole;
    actions.push({ name: name.toLowerCase(), argument: typeof argument === 'string' ? argument.trim() : '' });
    return '';
  });
  const substituted = SUBSTITUTIONS.reduce(
    (text, [name, sign]) => text.replace(new RegExp(`${START}/${name}(?: ([^\\n]*))?${END}`, 'gi'), (_, before: unknown) => (typeof before === 'string' ? `${before} ${sign}` : sign)),
    rest.trimEnd(),
  );
  return { text: substituted, actions };
};
