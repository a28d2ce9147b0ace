import { z } from 'zod';

const id = z.int().min(1);

export const InstanceId = id.brand<'InstanceId'>();
export type InstanceId = z.infer<typeof InstanceId>;

export const PairId = id.brand<'PairId'>();
export type PairId = z.infer<typeof PairId>;

export const MirrorId = id.brand<'MirrorId'>();
export type MirrorId = z.infer<typeof MirrorId>;

export const JobId = id.brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

export const OperatorId = id.brand<'OperatorId'>();
export type OperatorId = z.infer<typeof OperatorId>;

export const PlanId = id.brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

export const IntentId = id.brand<'IntentId'>();
export type IntentId = z.infer<typeof IntentId>;

/** GitLab's own project id; unique on one instance only. */
export const ProjectId = id.brand<'ProjectId'>();
export type ProjectId = z.infer<typeof ProjectId>;

export const IssueLinkId = id.brand<'IssueLinkId'>();
export type IssueLinkId = z.infer<typeof IssueLinkId>;

export const IssueProblemId = id.brand<'IssueProblemId'>();
export type IssueProblemId = z.infer<typeof IssueProblemId>;

export const IssueRunId = id.brand<'IssueRunId'>();
export type IssueRunId = z.infer<typeof IssueRunId>;
