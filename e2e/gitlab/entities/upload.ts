import { atLeast } from '../profile.ts';
import type { UploadRecord } from '../state/issue-records.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';

const IMAGE = /\.(png|jpe?g|gif|bmp|tiff|ico|webp|avif)$/i;

/** How an upload is written in a text. */
export const uploadMarkdown = (upload: UploadRecord): { url: string; alt: string; markdown: string } => {
  const url = `/uploads/${upload.secret}/${upload.filename}`;
  const alt = upload.filename.replace(/\.[^.]+$/, '');
  return { url, alt, markdown: IMAGE.test(upload.filename) ? `![${alt}](${url})` : `[${upload.filename}](${url})` };
};

/** 17.1 changed the full path, 17.3 brought the id. */
export const upload = (state: ServerState, project: ProjectRecord, record: UploadRecord): Record<string, unknown> => {
  const { url, alt, markdown } = uploadMarkdown(record);
  return {
    ...(atLeast(state.profile, '17.3') ? { id: record.id } : {}),
    alt,
    url,
    full_path: atLeast(state.profile, '17.1') ? `/-/project/${project.id}${url}` : `/${fullPath(state, project)}${url}`,
    markdown,
  };
};
