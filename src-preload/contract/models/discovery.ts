import { z } from 'zod';
import { Failure } from '../failures.ts';
import { InstanceId, MirrorId, ProjectId } from '../ids.ts';
import { LIMITS, moment } from '../limits.ts';
import { Direction, MirrorDefaults } from './pair.ts';

/** A mirror that exists on GitLab, with its other end where that is a registered instance. */
export const FoundMirror = z.object({
  direction: Direction,
  ownerInstanceId: InstanceId,
  ownerProjectId: ProjectId,
  ownerPath: z.string().max(LIMITS.projectPath),
  gitlabMirrorId: z.int().min(1).nullable(),
  url: z.string().max(1000).nullable(),
  enabled: z.boolean(),
  status: z.string().max(50).nullable(),
  lastSuccessAt: moment.nullable(),
  settings: MirrorDefaults.omit({ issueSyncEnabled: true }).partial(),
  other: z.object({ instanceId: InstanceId, instanceName: z.string().max(LIMITS.name), path: z.string().max(LIMITS.projectPath) }).nullable(),
  /** The mirror here that it is already. */
  mirrorId: MirrorId.nullable(),
});
export type FoundMirror = z.infer<typeof FoundMirror>;

/** A project whose mirrors the token may not list, or GitLab did not. */
export const SkippedProject = z.object({ projectId: ProjectId, path: z.string().max(LIMITS.projectPath), failure: Failure });
