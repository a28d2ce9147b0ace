import { findProject } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { findUpload } from '../state/uploads.ts';
import type { Answer } from './answer.ts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const UPLOAD = /^\/(?:-\/project\/(\d+)|(.+?))\/uploads\/([0-9a-f]{32})\/([^/]+)$/;

/** No such page. */
export const missing: Answer = { status: 404, headers: HTML, body: '<!DOCTYPE html><title>Not Found</title>' };

const uploadAnswer = (state: ServerState, project: ProjectRecord | undefined, secret: string, filename: string): Answer => {
  // A token opens no page: only a session does, and nobody has one here (contract A.9).
  if (project?.visibility !== 'public') return { status: 302, headers: { ...HTML, Location: `${externalUrl(state)}/users/sign_in` }, body: '' };
  const upload = findUpload(state, project.id, secret, filename);
  return upload === undefined ? missing : { status: 200, headers: { 'Content-Type': upload.type || 'application/octet-stream' }, body: upload.content };
};

/** The pages for people, as far as there are any: uploads of public projects, a way to the login for others. `path` is without the relative root. */
export const answerPage = (state: ServerState, path: string): Answer => {
  const parts = UPLOAD.exec(path);
  if (parts === null) return missing;
  const [, id, place = '', secret = '', filename = ''] = parts;
  const project = id === undefined ? findProject(state, decodeURIComponent(place)) : state.projects.get(Number(id));
  return uploadAnswer(state, project, secret, decodeURIComponent(filename));
};
