import { randomBytes } from 'node:crypto';

import { basicUser } from '../entities/user.ts';
import { iso } from '../entities/time.ts';
import { created, fail, forbidden, noContent, notFound, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { atLeast } from '../profile.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord, UploadRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { projectOf, projectWithRole } from './project-of.ts';

const LIST = '/projects/:id/uploads';
const MEGABYTE = 1_048_576;
const IMAGE = /\.(png|jpe?g|gif|bmp|tiff|ico|webp|avif)$/i;

/** The server makes names safe: letters, digits, dot, dash and underscore stay (contract A.9). */
const safeName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_') || 'unnamed';

const readFile = async (call: Call): Promise<File> => {
  const type = call.incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw fail(400, { error: 'file is missing' });
  const form = await new Response(new Uint8Array(call.incoming.raw), { headers: { 'Content-Type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw fail(400, { error: 'file is invalid' });
  return file;
};

/** 17.1 changed the full path, 17.3 brought the id. */
const show = (call: Call, project: ProjectRecord, upload: UploadRecord): Record<string, unknown> => {
  const { profile } = call.state;
  const url = `/uploads/${upload.secret}/${upload.filename}`;
  const alt = upload.filename.replace(/\.[^.]+$/, '');
  return {
    ...(atLeast(profile, '17.3') ? { id: upload.id } : {}),
    alt,
    url,
    full_path: atLeast(profile, '17.1') ? `/-/project/${project.id}${url}` : `/${fullPath(call.state, project)}${url}`,
    markdown: IMAGE.test(upload.filename) ? `![${alt}](${url})` : `[${upload.filename}](${url})`,
  };
};

const create = async (call: Call): Promise<Answer> => {
  const { user } = signedIn(call);
  const project = projectOf(call);
  if (project.archived) throw forbidden();
  const file = await readFile(call);
  if (file.size > call.state.profile.maxAttachmentMb * MEGABYTE) throw fail(413, { error: '413 Request Entity Too Large' });
  const upload: UploadRecord = {
    id: call.state.nextId('upload'),
    projectId: project.id,
    secret: randomBytes(16).toString('hex'),
    filename: safeName(file.name),
    type: file.type,
    content: Buffer.from(await file.arrayBuffer()),
    createdAt: call.state.clock.now(),
    userId: user.id,
  };
  call.state.uploads.push(upload);
  return created(show(call, project, upload));
};

const find = (call: Call, project: ProjectRecord, fits: (upload: UploadRecord) => boolean): UploadRecord => {
  const upload = call.state.uploads.find((each) => each.projectId === project.id && fits(each));
  if (upload === undefined) throw notFound();
  return upload;
};

const download = (upload: UploadRecord): Answer => ({
  status: 200,
  headers: { 'Content-Type': upload.type || 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(upload.filename)}` },
  body: upload.content,
});

const byId = (call: Call): UploadRecord =>
  find(call, projectWithRole(call, MAINTAINER), (upload) => String(upload.id) === call.segment('upload_id'));

const bySecret = (call: Call): UploadRecord => {
  signedIn(call);
  return find(call, projectOf(call), (upload) => upload.secret === call.segment('secret') && upload.filename === call.segment('filename'));
};

const row = (call: Call, upload: UploadRecord): Record<string, unknown> => {
  const user = call.state.users.get(upload.userId);
  return {
    id: upload.id,
    size: upload.content.length,
    filename: upload.filename,
    created_at: iso(upload.createdAt),
    uploaded_by: user === undefined ? null : basicUser(call.state, user),
  };
};

export const uploadRoutes: readonly Route[] = [
  { method: 'POST', path: LIST, run: create },
  {
    method: 'GET',
    path: LIST,
    since: '17.2',
    run: (call) => {
      const project = projectWithRole(call, MAINTAINER);
      return offsetPage(call, call.state.uploads.filter((upload) => upload.projectId === project.id), (upload) => row(call, upload));
    },
  },
  { method: 'GET', path: `${LIST}/:upload_id`, since: '17.2', run: (call) => download(byId(call)) },
  { method: 'GET', path: `${LIST}/:secret/:filename`, since: '17.4', run: (call) => download(bySecret(call)) },
  {
    method: 'DELETE',
    path: `${LIST}/:upload_id`,
    since: '17.2',
    run: (call) => {
      call.state.uploads.splice(call.state.uploads.indexOf(byId(call)), 1);
      return noContent();
    },
  },
];
