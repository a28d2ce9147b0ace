import { label as labelEntity } from '../entities/label.ts';
import { created, fail, invalid, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Method, Route } from '../http/router.ts';
import type { LabelRecord } from '../state/issue-records.ts';
import { addLabel, findLabel, ownLabels, removeLabel, renameLabel } from '../state/labels.ts';
import { holderOf, writableHolder, type HolderCall } from './holder-of.ts';

const TITLE_CHARACTERS = 255;

/** Labels of a project come with those of its groups unless that is declined. */
const visible = (call: Call): { rows: LabelRecord[]; projectId: number | null } => {
  const { holder, chain, projectId } = holderOf(call);
  const upward = call.params.flag('include_ancestor_groups') !== false && call.params.flag('only_group_labels') !== true;
  return { rows: (upward ? chain : [holder]).flatMap((each) => [...ownLabels(call.state, each).values()]), projectId };
};

const list = (call: Call): Answer => {
  const { rows, projectId } = visible(call);
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const found = rows.filter((label) => label.name.toLowerCase().includes(search)).toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
  return offsetPage(call, found, (label) => labelEntity(label, projectId));
};

const checkedColor = (call: Call): string | undefined => {
  const color = call.params.text('color');
  if (color !== undefined && !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color)) throw invalid({ color: ['must be a valid color code'] });
  return color;
};

const checkName = (name: string): void => {
  if (name === '' || name.includes(',')) throw invalid({ title: ['is invalid'] });
  if (Array.from(name).length > TITLE_CHARACTERS) throw invalid({ title: [`is too long (maximum is ${TITLE_CHARACTERS} characters)`] });
};

/** A name that exists here or in a group above is 409, a colour that is none 400 (contract A.8). */
const create = (call: Call): Answer => {
  const { holder, chain, projectId } = writableHolder(call);
  call.params.require('name', 'color');
  const name = (call.params.text('name') ?? '').trim();
  checkName(name);
  const color = checkedColor(call);
  if (findLabel(call.state, chain, name) !== undefined) throw fail(409, { message: 'Label already exists' });
  const label = addLabel(call.state, holder, name, color, call.params.text('description') ?? null);
  label.priority = call.params.whole('priority') ?? null;
  return created(labelEntity(label, projectId));
};

/** By id or name; a group's label is not changed through a project. */
const own = (call: Call, { holder }: HolderCall, reference: string): LabelRecord => {
  const labels = ownLabels(call.state, holder);
  const found = labels.get(reference) ?? [...labels.values()].find((label) => String(label.id) === reference);
  if (found === undefined) throw notFound('Label');
  return found;
};

const update = (call: Call): Answer => {
  const at = writableHolder(call);
  const label = own(call, at, call.segment('name'));
  call.params.atLeastOne('new_name', 'color', 'description', 'priority', 'archived');
  const color = checkedColor(call);
  const name = call.params.text('new_name')?.trim();
  if (name !== undefined) {
    checkName(name);
    const taken = findLabel(call.state, at.chain, name);
    if (taken !== undefined && taken !== label) throw invalid({ title: ['has already been taken'] });
    renameLabel(call.state, label, name);
  }
  if (color !== undefined) label.color = color;
  if (call.params.has('description')) label.description = call.params.text('description') ?? null;
  if (call.params.has('priority')) label.priority = call.params.whole('priority') ?? null;
  return ok(labelEntity(label, at.projectId));
};

const one = (call: Call): Answer => {
  const { rows, projectId } = visible(call);
  const found = rows.find((label) => label.name === call.segment('name') || String(label.id) === call.segment('name'));
  if (found === undefined) throw notFound('Label');
  return ok(labelEntity(found, projectId));
};

const remove = (call: Call): Answer => {
  const at = writableHolder(call);
  removeLabel(call.state, own(call, at, call.segment('name')));
  return noContent();
};

const RUNS: readonly (readonly [Method, string, (call: Call) => Answer])[] = [
  ['GET', '', list],
  ['POST', '', create],
  ['GET', '/:name', one],
  ['PUT', '/:name', update],
  ['DELETE', '/:name', remove],
];

/** The same for projects and groups. */
export const labelRoutes: readonly Route[] = ['/projects/:id/labels', '/groups/:id/labels'].flatMap((base) =>
  RUNS.map(([method, rest, run]): Route => ({ method, path: `${base}${rest}`, run })),
);
