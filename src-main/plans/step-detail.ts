import { z } from 'zod';
import { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { MirrorOverrides } from '../../src-preload/contract/models/mirror.ts';
import { SentSettings } from '../mirrors/read-settings.ts';

const path = z.string().max(LIMITS.projectPath);
const project = z.object({ id: ProjectId, path });

/** What a step keeps for its performing: what it was drawn up from, and `of` by its action. */
export const StepDetail = z.object({ fingerprint: z.string().max(100).nullable(), of: z.unknown() });

/** A target path is of a project that an earlier step makes. Twin places: the rules in rules/plans/. */
export const CreateOf = z.object({ source: ProjectId, target: z.union([ProjectId, path]) });
export const ProjectOf = z.object({ instanceId: InstanceId, group: path, name: z.string().max(255) });
export const AdoptOf = z.object({ source: project, target: project, gitlabMirrorId: z.int().nullable(), enabled: z.boolean(), overrides: MirrorOverrides });

/**
 * What a step notes when it begins, so that it can be taken back, and judged after a crash: any of these tells that it has begun.
 * `wanted` is whether we wanted the mirror on, `before` what GitLab had.
 */
export const SettingsUndo = z.object({ wanted: z.boolean(), before: SentSettings });
export const RotateUndo = z.object({ tokenId: z.int() });
export const ProjectUndo = z.object({ projectId: ProjectId.nullable() });
