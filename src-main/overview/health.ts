import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Instance } from '../../src-preload/contract/models/instance.ts';
import { leftCount } from '../background/facts.ts';
import type { Gate } from '../background/gate.ts';
import type { Deps } from '../deps.ts';
import { probeInstance } from '../instances/probe-instance.ts';
import type { Ports } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { clockLines, instanceLine } from '../rules/overview/health/instance-lines.ts';
import { worstFirst } from '../rules/overview/health/line.ts';
import { backgroundLine, cleanUpLine, credentialLines, type ScheduleFacts, scheduleLines, vaultLines } from '../rules/overview/health/program-lines.ts';
import { backupLine, databaseLine, diskLine } from '../rules/overview/health/storage-lines.ts';
import { isOverdue } from '../transfer/read-overview.ts';
import { endsUntil, leftToEnd, warningUntil } from './ending.ts';

export type HealthDeps = Pick<Deps, 'store' | 'vault' | 'door' | 'clock'> & Pick<Ports, 'disk'> & { gate: Gate };

/** Instances that are asked at once. */
const AT_ONCE = 8;

/** A failed question is an answer here: the instance's row keeps it. */
const ask = async (deps: HealthDeps, { id }: Instance): Promise<void> => {
  try {
    await probeInstance(deps, { instanceId: id });
  } catch (error) {
    if (failureOf(error) === null) throw error;
  }
};

const instancesOf = ({ store }: HealthDeps): Instance[] => store.instances.list({ offset: 0, limit: LIMITS.pageSize }).items;

const scheduleFacts = ({ store }: HealthDeps): ScheduleFacts => ({ ...store.overview.watched(), ...store.settings.get() });

/**
 * Every part that the application lives by, one line each with its fix. Without `ask` nobody is asked anything: it tells what is known.
 * Fails `locked` where it is to ask and the vault is shut.
 */
export const readHealth = async (deps: HealthDeps, input: ParsedInput<'overview.health'>): Promise<Returned<'overview.health'>> => {
  const { store, vault, door, clock, disk, gate } = deps;
  if (input.ask) await inParallel(AT_ONCE, instancesOf(deps), (instance) => ask(deps, instance));
  const now = clock.now();
  const { expiryWarningDays } = store.settings.get();
  const database = store.overview.database();
  const instances = instancesOf(deps);
  const known = new Map(instances.map(({ id }) => [id, door.healthOf(id)]));
  const lines = worstFirst([
    databaseLine(database, now),
    diskLine(await disk.freeBytes(), database.bytes),
    ...vaultLines(await vault.status()),
    backgroundLine(gate.heldBy(), store.background.pause()?.until ?? null),
    ...scheduleLines(scheduleFacts(deps), now),
    ...clockLines(instances.map(({ id, name }) => ({ id, name, aheadMs: known.get(id)?.last?.aheadMs ?? null }))),
    ...instances.map((instance) => instanceLine(instance, known.get(instance.id) ?? null, { now, expiryWarningDays })),
    ...credentialLines({ expired: store.overview.seen().filter(({ credentialEndsAt }) => credentialEndsAt !== null && credentialEndsAt <= now).length, ending: leftToEnd(deps, endsUntil(deps, store.overview.instances(), warningUntil(deps))).length }),
    cleanUpLine(leftCount(deps)),
    backupLine({ ...store.backups.state(), isOverdue: isOverdue(deps) }),
  ]);
  return { at: now, healthy: lines.every(({ state }) => state !== 'fail'), lines };
};
