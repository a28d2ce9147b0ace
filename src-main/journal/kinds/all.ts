import { bound, repeatable, type StoredKind } from '../intent-kind.ts';
import { configurePullMirror } from './configure-pull-mirror.ts';
import { createProject } from './create-project.ts';
import { createPushMirror } from './create-push-mirror.ts';
import { createToken } from './create-token.ts';
import { disablePullMirror } from './disable-pull-mirror.ts';
import { removeEmptyProject } from './remove-empty-project.ts';
import { pointPullMirror } from './point-pull-mirror.ts';
import { removePushMirror } from './remove-push-mirror.ts';
import { revokeToken } from './revoke-token.ts';
import { triggerPull, triggerPush } from './trigger.ts';
import { updatePullMirror } from './update-pull-mirror.ts';
import { updatePushMirror } from './update-push-mirror.ts';

const kinds: StoredKind[] = [
  bound(createToken),
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
  repeatable(removeEmptyProject),
];

/** Every kind of intent that the journal's table may hold, by name. */
export const storedKinds: ReadonlyMap<string, StoredKind> = new Map(kinds.map((kind) => [kind.name, kind]));
