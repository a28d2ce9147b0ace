import { label as labelEntity } from '../entities/issue.ts';
import { created, fail, invalid, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { ensureLabel } from '../state/issues.ts';
import { REPORTER } from '../state/roles.ts';
import { projectOf, projectWithRole } from './project-of.ts';

const LIST = '/projects/:id/labels';

const list = (call: Call): Answer => {
  const project = projectOf(call);
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const rows = call.state.labels
    .filter((label) => label.projectId === project.id && label.name.toLowerCase().includes(search))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return offsetPage(call, rows, labelEntity);
};

/** A name that exists is 409, a colour that is none 400 (contract A.8). */
const create = (call: Call): Answer => {
  const project = projectWithRole(call, REPORTER);
  call.params.require('name', 'color');
  const name = call.params.text('name') ?? '';
  const color = call.params.text('color') ?? '';
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color)) throw invalid({ color: ['must be a valid color code'] });
  if (call.state.labels.some((label) => label.projectId === project.id && label.name === name)) throw fail(409, { message: 'Label already exists' });
  const label = ensureLabel(call.state, project, name, color);
  label.description = call.params.text('description') ?? null;
  label.priority = call.params.whole('priority') ?? null;
  return created(labelEntity(label));
};

export const labelRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  { method: 'POST', path: LIST, run: create },
];
