import { z } from 'zod';
import { InstanceId, PairId, ProjectId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import { IssueSyncOptions, LabelRule, PersonRule } from '../../src-preload/contract/models/issue-sync.ts';
import { MirrorOverrides } from '../../src-preload/contract/models/mirror.ts';
import { CredentialSource, Direction, MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import { SentSettings } from '../mirrors/read-settings.ts';
import { SecretReference } from '../rules/transfer/secret-reference.ts';

const path = z.string().max(LIMITS.projectPath);
const project = z.object({ id: ProjectId, path });

/** What a step keeps for its performing: what it was drawn up from, and `of` by its action. */
export const StepDetail = z.object({ fingerprint: z.string().max(100).nullable(), of: z.unknown() });

/** A target path is of a project that an earlier step makes. Twin places: the rules in rules/plans/. */
const IssuesOf = z.object({
  enabled: z.boolean().nullable(), options: IssueSyncOptions.partial(), labels: z.array(LabelRule).max(500), people: z.array(PersonRule).max(500),
});
export type IssuesOf = z.infer<typeof IssuesOf>;
/** `pair` is the name of the mirror's, in plans that are of no pair themselves. */
export const CreateOf = z.object({
  pair: z.string().max(LIMITS.name).optional(), source: z.union([ProjectId, path]), target: z.union([ProjectId, path]), enabled: z.boolean().default(true), overrides: MirrorOverrides.optional(), issues: IssuesOf.nullable().default(null),
});
export const ProjectOf = z.object({ instanceId: InstanceId, group: path, name: z.string().max(255) });
export const AdoptOf = z.object({ source: project, target: project, gitlabMirrorId: z.int().nullable(), enabled: z.boolean(), overrides: MirrorOverrides });

const pairName = z.string().max(LIMITS.name);
const instanceFields = { name: pairName, description: z.string().max(LIMITS.description), network: NetworkConsent, caCertificate: z.string().max(LIMITS.caCertificate).nullable() };
const origin = z.string().max(LIMITS.url);

/** Steps of a configuration. Twin place: rules/plans/configuration-steps.ts. */
export const CreateInstanceOf = z.object({ instance: z.object({ ...instanceFields, url: origin }), token: SecretReference });
export const UpdateInstanceOf = z.object({ instanceId: InstanceId, change: z.object(instanceFields) });
export const RemoveInstanceOf = z.object({ instanceId: InstanceId });
export const PairOf = z.object({
  pairId: PairId.nullable(),
  pair: z.object({
    name: pairName, description: z.string().max(LIMITS.description), source: origin, target: origin, direction: Direction, ...MirrorDefaults.shape, credentialSource: CredentialSource,
    credentialGroup: path.nullable(),
  }),
  account: z.object({ username: z.string().max(255), password: SecretReference }).nullable(),
});
export const RemovePairOf = z.object({ pairId: PairId });
export const ChangeOf = z.object({ enabled: z.boolean(), overrides: MirrorOverrides, issues: IssuesOf.nullable() });

/**
 * What a step notes when it begins, so that it can be taken back, and judged after a crash: any of these tells that it has begun.
 * `wanted` is whether we wanted the mirror on, `before` what GitLab had.
 */
export const SettingsUndo = z.object({ wanted: z.boolean(), before: SentSettings });
export const RotateUndo = z.object({ before: z.string().max(300) });
export const ProjectUndo = z.object({ projectId: ProjectId.nullable() });
