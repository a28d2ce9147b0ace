import { basicUser } from '../entities/user.ts';
import { iso } from '../entities/time.ts';
import { upload as uploadEntity } from '../entities/upload.ts';
import { created, fail, forbidden, noContent, notFound, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import type { UploadRecord } from '../state/issue-records.ts';
import type { ProjectRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { addUpload, findUpload } from '../state/uploads.ts';
import { projectOf, projectWithRole } from './project-of.ts';

const LIST = '/projects/:id/uploads';
const MEGABYTE = 1_048_576;

const readFile = async (call: Call): Promise<File> => {
  const type = call.incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw fail(400, { error: 'file is missing' });
  const form = await new Response(new Uint8Array(call.incoming.raw), { headers: { 'Content-Type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw fail(400, { error: 'file is invalid' });
  return file;
};

const create = async (call: Call): Promise<Answer> => {
  const { user } = signedIn(call);
  const project = projectOf(call);
  if (project.archived) throw forbidden();
  const file = await readFile(call);
  if (file.size > call.state.profile.maxAttachmentMb * MEGABYTE) throw fail(413, { error: '413 Request Entity Too Large' });
  const content = Buffer.from(await file.arrayBuffer());
  const upload = addUpload(call.state, { projectId: project.id, userId: user.id, name: file.name, type: file.type, content });
  return created(uploadEntity(call.state, project, upload));
};

const ofProject = (call: Call, project: ProjectRecord): UploadRecord[] => [...call.state.uploads.values()].filter((upload) => upload.projectId === project.id);

/** The file itself, or where it lies in an object storage: on another host, with a signature of its own (contract A.9). */
const download = (call: Call, upload: UploadRecord): Answer => {
  const { objectStorage } = call.state.settings;
  const name = encodeURIComponent(upload.filename);
  if (objectStorage !== null) return { status: 302, headers: { Location: `${objectStorage}/${upload.secret}/${name}?X-Amz-Signature=${upload.secret}` } };
  return {
    status: 200,
    headers: { 'Content-Type': upload.type || 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${name}` },
    body: upload.content,
  };
};

const byId = (call: Call): UploadRecord => {
  const upload = ofProject(call, projectWithRole(call, MAINTAINER)).find((each) => String(each.id) === call.segment('upload_id'));
  if (upload === undefined) throw notFound();
  return upload;
};

const bySecret = (call: Call, project: ProjectRecord): UploadRecord => {
  const upload = findUpload(call.state, project.id, call.segment('secret'), call.segment('filename'));
  if (upload === undefined) throw notFound();
  return upload;
};

const readBySecret = (call: Call): Answer => {
  signedIn(call);
  return download(call, bySecret(call, projectOf(call)));
};

const remove = (call: Call, upload: UploadRecord): Answer => {
  call.state.uploads.delete(upload.secret);
  return noContent();
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
      return offsetPage(call, ofProject(call, project), (upload) => row(call, upload));
    },
  },
  { method: 'GET', path: `${LIST}/:upload_id`, since: '17.2', run: (call) => download(call, byId(call)) },
  { method: 'GET', path: `${LIST}/:secret/:filename`, since: '17.4', run: readBySecret },
  { method: 'DELETE', path: `${LIST}/:upload_id`, since: '17.2', run: (call) => remove(call, byId(call)) },
  {
    method: 'DELETE',
    path: `${LIST}/:secret/:filename`,
    since: '17.4',
    run: (call) => remove(call, bySecret(call, projectWithRole(call, MAINTAINER))),
  },
];
