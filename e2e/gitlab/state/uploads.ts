import { randomBytes } from 'node:crypto';

import type { UploadRecord } from './issue-records.ts';
import type { ServerState } from './server-state.ts';

/** The server makes names safe: letters, digits, dot, dash and underscore stay (contract A.9). */
const safeName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_') || 'unnamed';

export const addUpload = (state: ServerState, given: { projectId: number; userId: number; name: string; type: string; content: Buffer }): UploadRecord => {
  const upload: UploadRecord = {
    id: state.nextId('upload'),
    projectId: given.projectId,
    secret: randomBytes(16).toString('hex'),
    filename: safeName(given.name),
    type: given.type,
    content: given.content,
    createdAt: state.clock.now(),
    userId: given.userId,
  };
  state.uploads.set(upload.secret, upload);
  return upload;
};

export const findUpload = (state: ServerState, projectId: number, secret: string, filename: string): UploadRecord | undefined => {
  const upload = state.uploads.get(secret);
  return upload !== undefined && upload.projectId === projectId && upload.filename === filename ? upload : undefined;
};
