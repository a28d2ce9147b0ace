import type { Route } from '../http/router.ts';
import { accessTokenRoutes } from './access-tokens.ts';
import { branchRoutes } from './branches.ts';
import { commitRoutes } from './commits.ts';
import { deployKeyRoutes } from './deploy-keys.ts';
import { deployTokenRoutes } from './deploy-tokens.ts';
import { discussionRoutes } from './discussions.ts';
import { groupRoutes } from './groups.ts';
import { instanceRoutes } from './instance.ts';
import { issueListRoutes } from './issue-lists.ts';
import { issueTimeRoutes } from './issue-time.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { memberRoutes } from './members.ts';
import { milestoneRoutes } from './milestones.ts';
import { noteRoutes } from './notes.ts';
import { projectRoutes } from './projects.ts';
import { protectedBranchRoutes } from './protected-branches.ts';
import { pullMirrorRoutes } from './pull-mirror.ts';
import { remoteMirrorRoutes } from './remote-mirrors.ts';
import { selfTokenRoutes } from './self-token.ts';
import { tagRoutes } from './tags.ts';
import { uploadRoutes } from './uploads.ts';
import { userRoutes } from './users.ts';

/** Every route of the API. Where two fit a path, the first wins. */
export const allRoutes: readonly Route[] = [
  ...instanceRoutes,
  ...userRoutes,
  ...selfTokenRoutes,
  ...projectRoutes,
  ...groupRoutes,
  ...remoteMirrorRoutes,
  ...pullMirrorRoutes,
  ...accessTokenRoutes,
  ...deployTokenRoutes,
  ...deployKeyRoutes,
  ...protectedBranchRoutes,
  ...branchRoutes,
  ...tagRoutes,
  ...commitRoutes,
  ...memberRoutes,
  ...issueListRoutes,
  ...issueRoutes,
  ...issueTimeRoutes,
  ...noteRoutes,
  ...discussionRoutes,
  ...labelRoutes,
  ...milestoneRoutes,
  ...uploadRoutes,
];
