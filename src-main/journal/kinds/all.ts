import { bound, repeatable, type StoredKind } from '../intent-kind.ts';
import { kept } from '../kept-kind.ts';
import { addSpentTime } from './add-spent-time.ts';
import { configurePullMirror } from './configure-pull-mirror.ts';
import { createClaimLabel } from './create-claim-label.ts';
import { createDeployKey } from './create-deploy-key.ts';
import { createDeployToken } from './create-deploy-token.ts';
import { createGroupToken } from './create-group-token.ts';
import { createIssue } from './create-issue.ts';
import { createNote } from './create-note.ts';
import { createProject } from './create-project.ts';
import { createPushMirror } from './create-push-mirror.ts';
import { createToken } from './create-token.ts';
import { disablePullMirror } from './disable-pull-mirror.ts';
import { putBackCopy } from './put-back.ts';
import { removeCopy } from './remove-copy.ts';
import { removeClaimLabel } from './remove-claim-label.ts';
import { removeDeployKey } from './remove-deploy-key.ts';
import { removeEmptyProject } from './remove-empty-project.ts';
import { pointPullMirror } from './point-pull-mirror.ts';
import { removePushMirror } from './remove-push-mirror.ts';
import { revokeDeployToken } from './revoke-deploy-token.ts';
import { revokeGroupToken } from './revoke-group-token.ts';
import { revokeToken } from './revoke-token.ts';
import { triggerPull, triggerPush } from './trigger.ts';
import { updatePullMirror } from './update-pull-mirror.ts';
import { updatePushMirror } from './update-push-mirror.ts';

const kinds: StoredKind[] = [
  bound(createToken),
  bound(createGroupToken),
  bound(createDeployToken),
  bound(createDeployKey),
  bound(createClaimLabel),
  bound(createProject),
  bound(createPushMirror),
  bound(configurePullMirror),
  bound(pointPullMirror),
  bound(triggerPush),
  bound(triggerPull),
  repeatable(updatePushMirror),
  repeatable(updatePullMirror),
  repeatable(removePushMirror),
  repeatable(disablePullMirror),
  repeatable(revokeToken),
  repeatable(revokeGroupToken),
  repeatable(revokeDeployToken),
  repeatable(removeDeployKey),
  repeatable(removeEmptyProject),
  repeatable(removeClaimLabel),
  kept(createIssue),
  kept(createNote),
  kept(addSpentTime),
  kept(putBackCopy),
  kept(removeCopy),
];

/** Every kind of intent that the journal's table may hold, by name. */
export const storedKinds: ReadonlyMap<string, StoredKind> = new Map(kinds.map((kind) => [kind.name, kind]));
