import { z } from 'zod';
import { InstanceId, IntentId, IssueRunId, JobId, MirrorId, OperatorId, PairId, PlanId, ProjectId } from './ids.ts';
import { LIMITS, moment, page, paging, text } from './limits.ts';
import { About, Licence } from './models/about.ts';
import { ActivityEntry, ActivityFilter, ActivityList } from './models/activity.ts';
import { Background, InstanceRest, InstanceRestSet } from './models/background.ts';
import { Claim, ClaimAt, ClaimPreflight, ClaimTake, ClaimTurnedOff, ClaimTurnOff } from './models/claim.ts';
import { ExistingMirror, GroupSummary, Instance, InstanceCreate, InstanceProbe, InstanceUpdate, ProbeResult, ProjectSummary } from './models/instance.ts';
import { CleanUp, CleanUpList } from './models/clean-up.ts';
import { ConfigurationExported, ExportConfiguration, ExportName, ExportPair, PairExported, WebBackup, WebImport, WebImported, WebInspection } from './models/exchange.ts';
import { FileChoose, FileChosen, FileRef } from './models/file.ts';
import { FoundMirror, SkippedProject } from './models/discovery.ts';
import { EndlessCredentials, Expiry } from './models/expiry.ts';
import { IssueHistory, IssueProblem, IssueProblems, IssueProblemSettle, IssueRun, IssueRunItem, IssueRunItems, IssueSync, IssueSyncCheck, IssueSyncConfigure, IssueSyncList, LabelRule, LabelRules, PeopleRules, PersonRule } from './models/issue-sync.ts';
import { BatchAction, Job, JobDetail, JobItem, JobItems, JobList } from './models/job.ts';
import { PictureWrite } from './models/picture.ts';
import { PlanDetail, PlanGet, PlanMake } from './models/plan.ts';
import { Mirror, MirrorCreate, MirrorDetail, MirrorFilter, MirrorGroup, MirrorList, MirrorSelection, MirrorUpdate, Preflight, VerifyResult } from './models/mirror.ts';
import { LogEntry, LogList } from './models/log.ts';
import { Operator, OperatorAdd, OperatorUpdate } from './models/operator.ts';
import { Dashboard, ExportFormat, Health, HealthGet, QuickStats, ReportFormat, Trends, TrendsGet } from './models/overview.ts';
import { SearchFor, SearchResult } from './models/search.ts';
import { LinkMirrorPage, LinkMirrors, Topology, TopologyGet } from './models/topology.ts';
import { Direction, Pair, PairCreate, PairUpdate } from './models/pair.ts';
import { Settings, SettingsUpdate } from './models/settings.ts';
import { StatusPace, StatusPaceGet } from './models/status-pace.ts';
import { BackupDifference, BackupInput, BackupMade, BackupSchedule, BackupScheduleUpdate, DifferencesGet, IdentityInput, InspectInput, Inspection, InstallationKey, Restored, RestoreInput, TransferOverview, TransferRun } from './models/transfer.ts';
import { PassphraseChange, VaultSetUp, VaultStatus, VaultUnlock } from './models/vault.ts';

const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const search = z.string().trim().max(LIMITS.search).optional();
const nothing = z.strictObject({});
const oneInstance = z.strictObject({ instanceId: InstanceId });
const onePair = z.strictObject({ pairId: PairId });
const oneMirror = z.strictObject({ mirrorId: MirrorId });
const oneJob = z.strictObject({ jobId: JobId });

/**
 * What to do with mirrors that go with a removed instance or pair: `refuse` while there are some, `remove` them
 * on GitLab as well, or `forget` them here and leave GitLab as it is.
 */
const whatGoesWithIt = z.enum(['refuse', 'remove', 'forget']).default('refuse');
const Removed = z.object({ removed: z.literal(true), mirrors: z.int().min(0), cleanUpsLeft: z.int().min(0) });

/** Everything that may cross: one line a method, both ends and the command line are derived from it. */
export const methods = {
  'instances.list': method(z.strictObject({ text: search, ...paging }), page(Instance)),
  'instances.get': method(oneInstance, Instance),
  'instances.create': method(InstanceCreate, Instance),
  'instances.update': method(InstanceUpdate, Instance),
  'instances.remove': method(z.strictObject({ instanceId: InstanceId, mirrors: whatGoesWithIt }), Removed),
  'instances.probe': method(InstanceProbe, ProbeResult),
  'instances.projects': method(z.strictObject({ instanceId: InstanceId, text: search, ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(ProjectSummary).max(100), more: z.boolean() })),
  'instances.groups': method(z.strictObject({ instanceId: InstanceId, text: search, ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(GroupSummary).max(100), more: z.boolean() })),
  'instances.existingMirrors': method(z.strictObject({ instanceId: InstanceId, projectId: ProjectId }), z.object({ items: z.array(ExistingMirror).max(100), total: z.int().min(0) })),

  'instances.resetBreaker': method(oneInstance, z.object({ reset: z.literal(true) })),
  'instances.discover': method(z.strictObject({ instanceId: InstanceId, groupPath: text(LIMITS.projectPath).optional(), ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(FoundMirror).max(1000), projects: z.int().min(0), skipped: z.array(SkippedProject).max(100), more: z.boolean() })),

  'pairs.list': method(z.strictObject({ text: search, direction: Direction.optional(), instanceId: InstanceId.optional(), ...paging }), page(Pair)),
  'pairs.get': method(onePair, Pair),
  'pairs.create': method(PairCreate, Pair),
  'pairs.update': method(PairUpdate, Pair),
  'pairs.remove': method(z.strictObject({ pairId: PairId, mirrors: whatGoesWithIt }), Removed),

  'mirrors.list': method(MirrorList, page(Mirror)),
  'mirrors.get': method(oneMirror, MirrorDetail),
  'mirrors.preflight': method(MirrorCreate, Preflight),
  'mirrors.create': method(MirrorCreate, z.object({ ...Mirror.shape, jobId: JobId.nullable() })),
  'mirrors.update': method(MirrorUpdate, Mirror),
  'mirrors.remove': method(oneMirror, z.object({ removed: z.literal(true), cleanUpsLeft: z.int().min(0) })),
  'mirrors.trigger': method(oneMirror, z.object({ ...Mirror.shape, jobId: JobId })),
  'mirrors.refresh': method(oneMirror, Mirror),
  'mirrors.verify': method(oneMirror, VerifyResult),
  'mirrors.rotateToken': method(oneMirror, z.object({ ...Mirror.shape, jobId: JobId })),
  'mirrors.groups': method(MirrorFilter, z.object({ items: z.array(MirrorGroup).max(10_000), total: z.int().min(0) })),
  'mirrors.batch': method(z.strictObject({ action: BatchAction, select: MirrorSelection }), z.object({ jobId: JobId, total: z.int().min(0), leftOut: z.int().min(0) })),
  'mirrors.statusPace': method(StatusPaceGet, StatusPace),
  'mirrors.expiries': method(z.strictObject({ withinDays: z.int().min(1).max(400).default(90), ...paging }), page(Expiry).extend({ endless: z.array(EndlessCredentials).max(5) })),

  'issueSync.list': method(IssueSyncList, page(IssueSync)),
  'issueSync.get': method(oneMirror, IssueSync),
  'issueSync.preflight': method(oneMirror, z.object({ checks: z.array(IssueSyncCheck).max(20) })),
  'issueSync.configure': method(IssueSyncConfigure, IssueSync),
  'issueSync.remove': method(oneMirror, z.object({ removed: z.literal(true), linksForgotten: z.int().min(0) })),
  'issueSync.run': method(z.strictObject({ mirrorId: MirrorId, dryRun: z.boolean().default(false) }), z.object({ jobId: JobId })),
  'issueSync.history': method(IssueHistory, page(IssueRun)),
  'issueSync.runItems': method(IssueRunItems, page(IssueRunItem)),
  'issueSync.putBack': method(z.strictObject({ runId: IssueRunId, index: z.int().min(0) }), z.object({ putBack: z.literal(true) })),
  'issueSync.problems': method(IssueProblems, page(IssueProblem)),
  'issueSync.settleProblem': method(IssueProblemSettle, z.object({ jobId: JobId.nullable() })),
  'issueSync.labelRules': method(LabelRules, z.object({ items: z.array(LabelRule).max(500), total: z.int().min(0) })),
  'issueSync.peopleRules': method(PeopleRules, z.object({ items: z.array(PersonRule).max(500), total: z.int().min(0) })),

  'plans.make': method(PlanMake, PlanDetail),
  'plans.get': method(PlanGet, PlanDetail),
  'plans.apply': method(z.strictObject({ planId: PlanId, word: z.string().trim().max(50).optional() }), z.object({ jobId: JobId })),
  'plans.undo': method(z.strictObject({ planId: PlanId }), z.object({ jobId: JobId })),

  'cleanUps.list': method(CleanUpList, page(CleanUp)),
  'cleanUps.retry': method(z.strictObject({ cleanUpId: IntentId }), z.object({ left: z.boolean() })),
  'cleanUps.giveUp': method(z.strictObject({ cleanUpId: IntentId, word: z.string().trim().max(50) }), z.object({ givenUp: z.literal(true) })),

  'jobs.list': method(JobList, page(Job)),
  'jobs.get': method(oneJob, JobDetail),
  'jobs.items': method(JobItems, page(JobItem)),
  'jobs.cancel': method(oneJob, Job),
  'jobs.pause': method(oneJob, Job),
  'jobs.resume': method(oneJob, Job),
  'jobs.retry': method(oneJob, Job),

  'background.get': method(nothing, Background),
  'background.pause': method(z.strictObject({ until: moment.nullable() }), Background),
  'background.resume': method(nothing, Background),
  'background.rests': method(z.strictObject({ ...paging }), page(InstanceRest)),
  'background.setRest': method(InstanceRestSet, InstanceRest),

  'claim.get': method(nothing, Claim),
  'claim.check': method(nothing, Claim),
  'claim.preflight': method(ClaimAt, ClaimPreflight),
  'claim.turnOn': method(ClaimAt, Claim),
  'claim.take': method(ClaimTake, Claim),
  'claim.release': method(nothing, Claim),
  'claim.turnOff': method(ClaimTurnOff, ClaimTurnedOff),

  'overview.dashboard': method(nothing, Dashboard),
  'overview.quickStats': method(nothing, QuickStats),
  'overview.topology': method(TopologyGet, Topology),
  'overview.linkMirrors': method(LinkMirrors, LinkMirrorPage),
  'overview.search': method(SearchFor, SearchResult),
  'overview.health': method(HealthGet, Health),
  'overview.trends': method(TrendsGet, Trends),
  'overview.picture': method(PictureWrite, z.object({ bytes: z.int().min(0) })),
  'overview.report': method(z.strictObject({ file: FileRef, format: ReportFormat, pairId: PairId.optional(), groupPath: text(LIMITS.projectPath).optional() }), z.object({ bytes: z.int().min(0), mirrors: z.int().min(0) })),

  'activity.list': method(ActivityList, page(ActivityEntry)),
  'activity.export': method(z.strictObject({ file: FileRef, format: ExportFormat, filters: ActivityFilter.default({}) }), z.object({ bytes: z.int().min(0), entries: z.int().min(0) })),

  'settings.get': method(nothing, Settings),
  'settings.update': method(SettingsUpdate, Settings),

  'about.get': method(nothing, About),
  'about.licences': method(nothing, z.object({ items: z.array(Licence).max(1000) })),
  'about.showDataFolder': method(nothing, z.object({ shown: z.boolean() })),

  'files.choose': method(FileChoose, FileChosen),
  'files.showInFolder': method(z.strictObject({ file: FileRef }), z.object({ shown: z.boolean() })),

  'log.list': method(LogList, page(LogEntry)),
  'log.supportBundle': method(z.strictObject({ file: FileRef }), z.object({ bytes: z.int().min(0) })),

  'transfer.overview': method(nothing, TransferOverview),
  'transfer.identity': method(IdentityInput, InstallationKey),
  'transfer.backup': method(BackupInput, BackupMade),
  'transfer.schedule': method(BackupScheduleUpdate, BackupSchedule),
  'transfer.inspect': method(InspectInput, Inspection),
  'transfer.differences': method(DifferencesGet, page(BackupDifference)),
  'transfer.restore': method(RestoreInput, Restored),
  'transfer.undoRestore': method(nothing, z.object({ undone: z.literal(true), backTo: moment })),
  'transfer.running': method(nothing, z.object({ running: TransferRun.nullable() })),
  'transfer.cancel': method(nothing, z.object({ cancelled: z.boolean() })),
  'transfer.exportName': method(ExportName, z.object({ name: z.string().max(200) })),
  'transfer.exportPair': method(ExportPair, PairExported),
  'transfer.exportConfiguration': method(ExportConfiguration, ConfigurationExported),
  'transfer.inspectWebBackup': method(WebBackup, WebInspection),
  'transfer.importWebBackup': method(WebImport, WebImported),

  'vault.status': method(nothing, VaultStatus),
  'vault.setUp': method(VaultSetUp, VaultStatus),
  'vault.unlock': method(VaultUnlock, VaultStatus),
  'vault.lock': method(nothing, VaultStatus),
  'vault.changePassphrase': method(PassphraseChange, VaultStatus),
  'vault.makeRecoveryCode': method(nothing, z.object({ code: z.string().max(100) })),
  'vault.operators': method(z.strictObject({ ...paging }), page(Operator)),
  'vault.addOperator': method(OperatorAdd, Operator),
  'vault.updateOperator': method(OperatorUpdate, Operator),
  'vault.removeOperator': method(z.strictObject({ operatorId: OperatorId }), z.object({ removed: z.literal(true) })),
} as const;

export type MethodName = keyof typeof methods;
/** What a caller may write: defaults are optional. */
export type Input<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type ParsedInput<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
/** What a handler may return; what the table does not name is stripped on the way out. */
export type Returned<M extends MethodName> = z.input<(typeof methods)[M]['output']>;

export type Handlers = { [M in MethodName]: (input: ParsedInput<M>) => Promise<Returned<M>> | Returned<M> };

export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);
