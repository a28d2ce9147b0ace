import type { Input } from '../../../src-preload/contract/methods.ts';
import type { GroupSummary, ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { call } from '../../api/call.ts';

/** How places of one kind are asked for, and the words of their field. */
export type PlaceKind<T> = {
  method: 'instances.projects' | 'instances.groups';
  load: (input: Input<'instances.projects'> & Input<'instances.groups'>) => Promise<{ items: readonly T[]; more: boolean }>;
  placeholder: string;
  /** Under the field: before an instance is known, and with its name. */
  unready: string;
  ready: (instance: string) => string;
  nothing: string;
  noteOf: (place: T) => string | null;
};

export const PROJECT: PlaceKind<ProjectSummary> = {
  method: 'instances.projects',
  load: (input) => call('instances.projects', input),
  placeholder: 'group/project',
  unready: 'Choose a pair first.',
  ready: (instance) => `On ${instance}; search by name, or by group/name.`,
  nothing: 'No project that the token sees has this name or path',
  noteOf: ({ id, archived, empty }) => [...(archived ? ['archived'] : []), ...(empty === true ? ['empty'] : []), `#${id}`].join(' · '),
};

export const GROUP: PlaceKind<GroupSummary> = {
  method: 'instances.groups',
  load: (input) => call('instances.groups', input),
  placeholder: 'group/subgroup',
  unready: 'Choose first where to look.',
  ready: (instance) => `On ${instance}.`,
  nothing: 'No group that the token sees has this name or path',
  noteOf: () => null,
};
