import { LIMITS } from '../src-preload/contract/limits.ts';
import type { Handlers } from '../src-preload/contract/methods.ts';
import type { Gate } from './background/gate.ts';
import { pauseBackground, resumeBackground } from './background/pause.ts';
import { listRests, setRest } from './background/instance-rests.ts';
import { readBackground } from './background/read-background.ts';
import type { Claims } from './claim/claims.ts';
import { releaseClaim, turnClaimOff } from './claim/let-go-claim.ts';
import { takeClaim } from './claim/take-claim.ts';
import { preflightClaim, turnClaimOn } from './claim/turn-on.ts';
import type { Deps } from './deps.ts';
import type { Ports } from './ports.ts';
import { chooseFile } from './files/choose-file.ts';
import { showInFolder } from './files/show-in-folder.ts';
import type { FileAccess, Grants } from './files/file-access.ts';
import { addInstance } from './instances/add-instance.ts';
import { listExistingMirrors, listGroups, listProjects } from './instances/browse-instance.ts';
import { discoverMirrors } from './instances/discover-mirrors.ts';
import { probeInstance } from './instances/probe-instance.ts';
import { resetBreaker } from './instances/reset-breaker.ts';
import { removeInstance } from './instances/remove-instance.ts';
import { updateInstance } from './instances/update-instance.ts';
import { configureIssueSync } from './issues/configure-issue-sync.ts';
import { preflightIssueSync } from './issues/preflight-issue-sync.ts';
import type { Outlooks } from './issues/outlooks.ts';
import { putBack } from './issues/put-back.ts';
import { readHistory, readRunItems } from './issues/read-history.ts';
import { readProblems } from './issues/read-problems.ts';
import { removeIssueSync } from './issues/remove-issue-sync.ts';
import { runIssueSync } from './issues/run-issue-sync.ts';
import { settleProblem } from './issues/settle-problem.ts';
import { labelRules, peopleRules } from './issues/sync-rules.ts';
import { batchMirrors } from './jobs/batch-mirrors.ts';
import { giveUpCleanUp, retryCleanUp } from './jobs/clean-ups.ts';
import { readJob } from './jobs/read-job.ts';
import { cancelJob, pauseJob, resumeJob, retryJob } from './jobs/control-job.ts';
import { createMirror } from './mirrors/create-mirror.ts';
import { getMirror, listMirrors } from './mirrors/read-mirrors.ts';
import { credentialClock } from './mirrors/now.ts';
import { listExpiries } from './mirrors/list-expiries.ts';
import { preflightMirror } from './mirrors/preflight-mirror.ts';
import { refreshMirror } from './mirrors/refresh-mirror.ts';
import { removeMirror } from './mirrors/remove-mirror.ts';
import { rotateToken } from './mirrors/rotate-token.ts';
import { triggerMirror } from './mirrors/trigger-mirror.ts';
import { updateMirror } from './mirrors/update-mirror.ts';
import { verifyMirror } from './mirrors/verify-mirror.ts';
import { readDashboard } from './overview/dashboard.ts';
import { exportActivity } from './overview/export-activity.ts';
import { readHealth } from './overview/health.ts';
import { listLinkMirrors } from './overview/link-mirrors.ts';
import { readQuickStats } from './overview/quick-stats.ts';
import { readTrends } from './overview/record-day.ts';
import { search } from './overview/search.ts';
import { readTopology } from './overview/topology.ts';
import { writePicture } from './overview/write-picture.ts';
import { writeReport } from './overview/write-report.ts';
import { addPair } from './pairs/add-pair.ts';
import { removePair } from './pairs/remove-pair.ts';
import { updatePair } from './pairs/update-pair.ts';
import { applyPlan } from './plans/apply-plan.ts';
import { getPlan } from './plans/get-plan.ts';
import { makePlan } from './plans/make-plan.ts';
import { undoPlan } from './plans/undo-plan.ts';
import { readStatusPace } from './rounds/read-status-pace.ts';
import { listLicences, readAbout, showDataFolder } from './support/about.ts';
import { readLog } from './support/read-log.ts';
import { writeSupportBundle } from './support/support-bundle.ts';
import { updateSettings } from './settings/update-settings.ts';
import { exportConfiguration } from './transfer/configuration/export-configuration.ts';
import { importWebBackup } from './transfer/web-backup/import-web-backup.ts';
import { inspectWebBackup } from './transfer/web-backup/inspect-web-backup.ts';
import { exportPair, nameExport } from './transfer/pair-file/export-pair.ts';
import { identify } from './transfer/installation.ts';
import { inspectBackup } from './transfer/inspect-backup.ts';
import { makeBackup } from './transfer/make-backup.ts';
import { readTransferOverview } from './transfer/read-overview.ts';
import { restoreBackup, undoRestore } from './transfer/restore-backup.ts';
import { scheduleBackups } from './transfer/schedule-backups.ts';
import type { TransferDeps } from './transfer/transfer-deps.ts';
import { changePassphrase } from './vault/change-passphrase.ts';
import { renewRecoveryCode } from './vault/make-recovery-code.ts';
import { addOperator, listOperators, removeOperator, updateOperator } from './vault/operators.ts';
import type { Session } from './vault/session.ts';
import { lockVault, setUpVault, unlockVault } from './vault/use-vault.ts';

/** What answering takes beside the use cases' own: who calls, and how to shut every way in. */
export type HandlerDeps = Deps & Pick<Ports, 'picker' | 'logs' | 'outside' | 'disk' | 'about' | 'paths' | 'licences' | 'folders'> & Pick<TransferDeps, 'transfers' | 'derive' | 'inspected'> & { gate: Gate; claims: Claims; outlooks: Outlooks; session: Session; files: FileAccess; grants: Grants; lock(): void };

/** The contract's table, answered for one session. One that is missing or too many does not compile. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const { store, session } = deps;
  return {
    'instances.list': (input) => store.instances.list(input),
    'instances.get': ({ instanceId }) => store.instances.get(instanceId),
    'instances.create': (input) => addInstance(deps, input),
    'instances.update': (input) => updateInstance(deps, input),
    'instances.remove': (input) => removeInstance(deps, input),
    'instances.probe': (input) => probeInstance(deps, input),
    'instances.projects': (input) => listProjects(deps, input),
    'instances.groups': (input) => listGroups(deps, input),
    'instances.existingMirrors': (input) => listExistingMirrors(deps, input),
    'instances.resetBreaker': (input) => resetBreaker(deps, input),
    'instances.discover': (input) => discoverMirrors(deps, input),

    'pairs.list': (input) => store.pairs.list(input),
    'pairs.get': ({ pairId }) => store.pairs.get(pairId),
    'pairs.create': (input) => addPair(deps, input),
    'pairs.update': (input) => updatePair(deps, input),
    'pairs.remove': (input) => removePair(deps, input),

    'mirrors.list': (input) => listMirrors(deps, input),
    'mirrors.get': (input) => getMirror(deps, input),
    'mirrors.preflight': (input) => preflightMirror(deps, input),
    'mirrors.create': (input) => createMirror(deps, input),
    'mirrors.update': (input) => updateMirror(deps, input),
    'mirrors.remove': (input) => removeMirror(deps, input),
    'mirrors.trigger': (input) => triggerMirror(deps, input),
    'mirrors.refresh': (input) => refreshMirror(deps, input),
    'mirrors.verify': (input) => verifyMirror(deps, input),
    'mirrors.groups': (input) => store.mirrors.groups(input, credentialClock(deps), LIMITS.selection),
    'mirrors.batch': (input) => batchMirrors(deps, input),
    'mirrors.statusPace': (input) => readStatusPace(deps, input),
    'mirrors.expiries': (input) => listExpiries(deps, input),
    'mirrors.rotateToken': async (input) => ({ ...(await rotateToken(deps, input)), ...deps.store.mirrors.get(input.mirrorId, credentialClock(deps)) }),

    'issueSync.list': (input) => store.issueSyncs.list(input),
    'issueSync.get': ({ mirrorId }) => store.issueSyncs.get(mirrorId),
    'issueSync.configure': (input) => configureIssueSync(deps, input),
    'issueSync.remove': (input) => removeIssueSync(deps, input),
    'issueSync.preflight': (input) => preflightIssueSync(deps, input),
    'issueSync.run': (input) => runIssueSync(deps, input),
    'issueSync.putBack': (input) => putBack(deps, input),
    'issueSync.settleProblem': (input) => settleProblem(deps, input),
    'issueSync.history': (input) => readHistory(deps, input),
    'issueSync.runItems': (input) => readRunItems(deps, input),
    'issueSync.problems': (input) => readProblems(deps, input),
    'issueSync.labelRules': (input) => labelRules(deps, input),
    'issueSync.peopleRules': (input) => peopleRules(deps, input),

    'plans.make': (input) => makePlan(deps, input),
    'plans.get': (input) => getPlan(deps, input),
    'plans.apply': (input) => applyPlan(deps, input),
    'plans.undo': (input) => undoPlan(deps, input),

    'jobs.list': (input) => store.jobs.list(input),
    'jobs.get': (input) => readJob(deps, input),
    'jobs.items': (input) => store.jobItems.list(input),
    'jobs.cancel': (input) => cancelJob(deps, input),
    'jobs.pause': (input) => pauseJob(deps, input),
    'jobs.resume': (input) => resumeJob(deps, input),
    'jobs.retry': (input) => retryJob(deps, input),

    'cleanUps.list': (input) => store.intents.cleanUps(input),
    'cleanUps.retry': (input) => retryCleanUp(deps, input),
    'cleanUps.giveUp': (input) => giveUpCleanUp(deps, input),

    'background.get': () => readBackground(deps),
    'background.pause': (input) => {
      pauseBackground(deps, input);
      return readBackground(deps);
    },
    'background.resume': () => {
      resumeBackground(deps);
      return readBackground(deps);
    },
    'background.rests': (input) => listRests(deps, input),
    'background.setRest': (input) => setRest(deps, input),

    'claim.get': () => deps.claims.read(),
    'claim.check': async () => {
      await deps.claims.check();
      return deps.claims.read();
    },
    'claim.preflight': (input) => preflightClaim(deps, input),
    'claim.turnOn': (input) => turnClaimOn(deps, input),
    'claim.take': (input) => takeClaim(deps, input),
    'claim.release': () => releaseClaim(deps),
    'claim.turnOff': (input) => turnClaimOff(deps, input),

    'overview.dashboard': () => readDashboard(deps),
    'overview.quickStats': () => readQuickStats(deps),
    'overview.topology': (input) => readTopology(deps, input),
    'overview.linkMirrors': (input) => listLinkMirrors(deps, input),
    'overview.search': (input) => search(deps, input),
    'overview.health': (input) => readHealth(deps, input),
    'overview.trends': (input) => readTrends(deps, input),
    'overview.picture': (input) => writePicture(deps, input),
    'overview.report': (input) => writeReport(deps, input),

    'activity.list': (input) => store.activity.list(input),
    'activity.export': (input) => exportActivity(deps, input),

    'settings.get': () => store.settings.get(),
    'settings.update': (input) => updateSettings(deps, input),

    'about.get': () => readAbout(deps),
    'about.licences': () => listLicences(deps),
    'about.showDataFolder': () => showDataFolder(deps),

    'files.choose': (input) => chooseFile(deps, input),
    'files.showInFolder': (input) => showInFolder(deps, input),

    'log.list': (input) => readLog(deps.logs, input),
    'log.supportBundle': (input) => writeSupportBundle(deps, input),

    'transfer.exportName': (input) => nameExport(deps, input),
    'transfer.exportPair': (input) => exportPair(deps, input),
    'transfer.exportConfiguration': (input) => exportConfiguration(deps, input),
    'transfer.inspectWebBackup': (input) => inspectWebBackup(deps, input),
    'transfer.importWebBackup': (input) => importWebBackup(deps, input),

    'transfer.overview': () => readTransferOverview(deps),
    'transfer.identity': (input) => identify(deps, input),
    'transfer.backup': (input) => makeBackup(deps, input),
    'transfer.schedule': (input) => scheduleBackups(deps, input),
    'transfer.inspect': (input) => inspectBackup(deps, input),
    'transfer.differences': (input) => deps.inspected.page(input),
    'transfer.restore': (input) => restoreBackup(deps, input),
    'transfer.undoRestore': () => undoRestore(deps),
    'transfer.running': () => ({ running: deps.transfers.running() }),
    'transfer.cancel': () => ({ cancelled: deps.transfers.cancel() }),

    'vault.status': () => session.status(),
    'vault.setUp': (input) => setUpVault(deps, input),
    'vault.unlock': (input) => unlockVault(deps, input),
    'vault.lock': () => lockVault(deps),
    'vault.changePassphrase': (input) => changePassphrase(deps, input),
    'vault.makeRecoveryCode': () => renewRecoveryCode(deps),
    'vault.operators': (input) => listOperators(deps, input),
    'vault.addOperator': (input) => addOperator(deps, input),
    'vault.updateOperator': (input) => updateOperator(deps, input),
    'vault.removeOperator': (input) => removeOperator(deps, input),
  };
};
