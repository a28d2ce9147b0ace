import { isMethodName, type MethodName } from '../../src-preload/contract/methods.ts';
import type { Role } from '../../src-preload/contract/models/operator.ts';
import type { PlanKind } from '../../src-preload/contract/models/plan.ts';
import { AppError } from './app-error.ts';

/** What a call wants of its caller: nothing at all, or somebody signed in with at least this role. */
export type Need = 'anyone' | Role;

/** Who may do what: the one table. It is enforced where a call enters, not on the screen. */
export const ACCESS: Readonly<Record<MethodName, Need>> = {
  'instances.list': 'viewer',
  'instances.get': 'viewer',
  'instances.create': 'administrator',
  'instances.update': 'administrator',
  'instances.remove': 'administrator',
  'instances.probe': 'administrator',
  'instances.projects': 'viewer',
  'instances.groups': 'viewer',
  'instances.existingMirrors': 'viewer',
  'instances.discover': 'viewer',
  'instances.resetBreaker': 'operator',

  'pairs.list': 'viewer',
  'pairs.get': 'viewer',
  'pairs.create': 'operator',
  'pairs.update': 'operator',
  'pairs.remove': 'operator',

  'mirrors.list': 'viewer',
  'mirrors.get': 'viewer',
  'mirrors.preflight': 'viewer',
  'mirrors.create': 'operator',
  'mirrors.update': 'operator',
  'mirrors.remove': 'operator',
  'mirrors.trigger': 'operator',
  'mirrors.refresh': 'viewer',
  'mirrors.verify': 'viewer',
  'mirrors.rotateToken': 'operator',
  'mirrors.groups': 'viewer',
  'mirrors.batch': 'operator',
  'mirrors.statusPace': 'viewer',
  'mirrors.expiries': 'viewer',

  'issueSync.list': 'viewer',
  'issueSync.get': 'viewer',
  'issueSync.preflight': 'viewer',
  'issueSync.configure': 'operator',
  'issueSync.remove': 'operator',
  'issueSync.run': 'operator',
  'issueSync.history': 'viewer',
  'issueSync.runItems': 'viewer',
  'issueSync.putBack': 'operator',
  'issueSync.problems': 'viewer',
  'issueSync.settleProblem': 'operator',
  'issueSync.labelRules': 'viewer',
  'issueSync.peopleRules': 'viewer',

  'plans.make': 'operator',
  'plans.get': 'viewer',
  'plans.apply': 'operator',
  'plans.undo': 'operator',

  'cleanUps.list': 'viewer',
  'cleanUps.retry': 'operator',
  'cleanUps.giveUp': 'administrator',

  'jobs.list': 'viewer',
  'jobs.get': 'viewer',
  'jobs.items': 'viewer',
  'jobs.cancel': 'operator',
  'jobs.pause': 'operator',
  'jobs.resume': 'operator',
  'jobs.retry': 'operator',

  'overview.dashboard': 'viewer',
  'overview.quickStats': 'viewer',
  'overview.topology': 'viewer',
  'overview.linkMirrors': 'viewer',
  'overview.search': 'viewer',
  'overview.health': 'viewer',
  'overview.trends': 'viewer',
  'overview.picture': 'viewer',
  'overview.report': 'viewer',

  'activity.list': 'viewer',
  'activity.export': 'viewer',

  // Before somebody is in, it says that everything is locked and nothing else: the tray stands on every screen.
  'background.get': 'anyone',
  'background.pause': 'operator',
  'background.resume': 'operator',
  'background.rests': 'viewer',
  'background.setRest': 'operator',

  'claim.get': 'viewer',
  'claim.check': 'operator',
  'claim.preflight': 'administrator',
  'claim.turnOn': 'administrator',
  'claim.take': 'administrator',
  'claim.release': 'administrator',
  'claim.turnOff': 'administrator',

  // The appearance of the lock screen comes from the settings.
  'settings.get': 'anyone',
  'settings.update': 'administrator',

  'files.choose': 'viewer',
  'files.showInFolder': 'viewer',
  'about.get': 'viewer',
  'about.licences': 'viewer',
  'about.showDataFolder': 'viewer',

  'log.list': 'viewer',
  'log.supportBundle': 'operator',

  // A backup can hold every token, and a restore can bring any.
  'transfer.overview': 'viewer',
  'transfer.identity': 'administrator',
  'transfer.backup': 'administrator',
  'transfer.schedule': 'administrator',
  'transfer.inspect': 'administrator',
  'transfer.differences': 'administrator',
  'transfer.restore': 'administrator',
  'transfer.undoRestore': 'administrator',
  'transfer.running': 'viewer',
  'transfer.cancel': 'administrator',
  'transfer.exportName': 'viewer',
  'transfer.exportPair': 'operator',
  'transfer.exportConfiguration': 'administrator',
  'transfer.inspectWebBackup': 'administrator',
  'transfer.importWebBackup': 'administrator',

  'vault.status': 'anyone',
  'vault.setUp': 'anyone',
  'vault.unlock': 'anyone',
  'vault.lock': 'anyone',
  'vault.changePassphrase': 'viewer',
  'vault.makeRecoveryCode': 'administrator',
  'vault.operators': 'administrator',
  'vault.addOperator': 'administrator',
  'vault.updateOperator': 'administrator',
  'vault.removeOperator': 'administrator',
};

/** Methods that read, and write where this field is given: then they want more of their caller. */
const WRITING: Readonly<Partial<Record<MethodName, { field: string; need: Role }>>> = {
  'issueSync.labelRules': { field: 'rules', need: 'operator' },
  'issueSync.peopleRules': { field: 'rules', need: 'operator' },
};

const RANK: Readonly<Record<Role, number>> = { viewer: 1, operator: 2, administrator: 3 };

const has = (role: Role | null, need: Need): boolean => need === 'anyone' || (role !== null && RANK[role] >= RANK[need]);

/** Whether somebody with this role, or nobody (null), may make the call. */
export const mayCall = (method: MethodName, role: Role | null): boolean => has(role, ACCESS[method]);

/** Whether they may make it with this input, which is parsed already. */
export const mayCallWith = (method: MethodName, input: object, role: Role | null): boolean => {
  const writing = WRITING[method];
  const writes = writing !== undefined && Object.entries(input).some(([field, value]) => field === writing.field && value !== undefined);
  return mayCall(method, role) && (!writes || has(role, writing.need));
};

/** All that somebody with this role, or nobody (null), may call. */
export const callsOf = (role: Role | null): MethodName[] => Object.keys(ACCESS).filter(isMethodName).filter((method) => mayCall(method, role));

/** A configuration adds and removes instances, which only an administrator may. Fails `not_allowed` `role`. */
export const assertMayPlan = (kind: PlanKind, role: Role | null): void => {
  if (kind === 'configuration' && role !== 'administrator') throw new AppError({ code: 'not_allowed', reason: 'role' });
};
