import type { Api } from './api.ts';
import { createIssueChangeEndpoints } from './endpoints/issue-changes.ts';
import { createIssueEndpoints } from './endpoints/issues.ts';
import { createLabelEndpoints } from './endpoints/labels.ts';
import { createNoteEndpoints } from './endpoints/notes.ts';
import { createPeopleEndpoints } from './endpoints/people.ts';
import { createUploadEndpoints, type UploadDeps } from './endpoints/uploads.ts';
import type { IssueDoor } from './issue-door.ts';

/** All that is done with issues on one instance. */
export const createIssueDoor = (api: Api, uploads: UploadDeps): IssueDoor => ({
  ...createIssueEndpoints(api),
  ...createIssueChangeEndpoints(api),
  ...createNoteEndpoints(api),
  ...createLabelEndpoints(api),
  ...createPeopleEndpoints(api),
  ...createUploadEndpoints(uploads),
});
