import type { Route } from '../http/router.ts';
import { accessTokenRoutes } from './access-tokens.ts';
import { branchRoutes } from './branches.ts';
import { commitRoutes } from './commits.ts';
import { deployKeyRoutes } from './deploy-keys.ts';
import { deployTokenRoutes } from './deploy-tokens.ts';
import { groupRoutes } from './groups.ts';
import { instanceRoutes } from './instance.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { memberRoutes } from './members.ts';
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
  ...issueRoutes,
  ...noteRoutes,
  ...labelRoutes,
  ...uploadRoutes,
];
