import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { FileAccess } from '../files/file-access.ts';
import { type HealthDeps, readHealth } from '../overview/health.ts';
import type { Ports } from '../ports.ts';
import { redact } from '../rules/redact.ts';
import { allEntries } from './read-log.ts';

const MOST_LINES = 5000;
const MOST_JOBS = 200;

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

type BundleDeps = HealthDeps & Pick<Ports, 'logs' | 'outside' | 'about'> & { files: FileAccess };

/** Servers by number, so that a bundle that is passed on names no host. */
const servers = ({ store }: Pick<Deps, 'store'>) =>
  store.instances.allStored().map(({ id, version, edition, tier, network, tokenScopes, capabilities }) => ({ id, version, edition, tier, network, tokenScopes, capabilities }));

/** What ran and how it ended, without the mirror's path and what else a failure names. */
const jobs = ({ store }: Pick<Deps, 'store'>) =>
  store.jobs.list({ offset: 0, limit: MOST_JOBS }).items.map(({ mirrorPath: _path, failure, ...job }) => ({ ...job, failure: failure?.code ?? null }));

/** What is known without asking anyone, again without names. */
const health = async (deps: HealthDeps) => (await readHealth(deps, { ask: false })).lines.map(({ subject: _name, ...line }) => line);

/**
 * What helps to find a fault, as one JSON file: versions, settings, the vault's state, health, servers without their addresses, the
 * latest jobs and the log. No secret is in it, and everything goes through redaction once more. Fails `storage`.
 */
export const writeSupportBundle = async (deps: BundleDeps, { file }: ParsedInput<'log.supportBundle'>): Promise<Returned<'log.supportBundle'>> => {
  const { store, vault, clock, logs, outside, about, files } = deps;
  const bundle = {
    about,
    madeAt: new Date(clock.now()).toISOString(),
    settings: store.settings.get(),
    vault: await vault.status(),
    health: await health(deps),
    servers: servers(deps),
    mirrors: store.mirrors.list({ offset: 0, limit: 1, descending: false, orderBy: 'source' }, { now: clock.now(), expiryWarningDays: store.settings.get().expiryWarningDays }).total,
    jobs: jobs(deps),
    log: allEntries(logs).slice(0, MOST_LINES),
  };
  const text = redact(JSON.stringify(bundle, null, 2));
  return { bytes: await outside.write(files.resolve(file), oneChunk(text)) };
};
