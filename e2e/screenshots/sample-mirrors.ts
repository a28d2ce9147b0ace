import type { Client } from '../demo/client.ts';
import type { SampleServers } from '../demo/servers.ts';
import { tellStory, type Wait, waitingBy } from '../demo/story.ts';
import type { Clock } from '../../src-main/ports.ts';
import { addPlants } from './sample-plants.ts';

const OWNER = 50;

/** Beside those of the demo, so that a list looks like one. */
const MORE = ['platform/identity', 'platform/payments', 'platform/tools/release-notes', 'mobile/android', 'mobile/ios', 'data/ingest', 'data/warehouse/models', 'legacy/billing'];

/** A group whose mirrors are planned by path rules; the target has none of them yet. */
const SERVICES = ['accounts', 'audit-log', 'catalogue', 'checkout', 'fraud-detection', 'invoices', 'notifications', 'orders', 'prices', 'recommendations', 'shipping', 'stock'].map((name) => `services/${name}`);

/** What stays without a mirror, for the form of a new one. */
export const FREE = { good: 'platform/search', archived: 'legacy/archive' };

/** The paths of mirrors whose state is another than Equal. */
export const ODD = { diverged: 'platform/web', behind: 'handbook/company-handbook', failed: 'legacy/billing', disabled: 'mobile/ios' };

/** The mirror whose issues are copied, with one that the target refuses. */
export const ISSUES_OF = 'platform/api';

/** What the sample servers need beside the projects of the demo. */
export const MORE_PROJECTS: readonly string[] = [...MORE, ...Object.values(FREE)];

type Sample = { call: Client; servers: SampleServers; waitFor: Wait };

const idOf = async ({ call }: Pick<Sample, 'call'>, path: string): Promise<number> => (await call('mirrors.list', { text: path })).items[0]?.id ?? 0;

const planServices = async ({ call, servers: { company, outside, admins }, waitFor }: Sample): Promise<void> => {
  const groups = [company, outside].map((server) => server.addGroup({ path: 'services' }));
  for (const [at, server] of [company, outside].entries()) {
    const [group, admin] = [groups[at], admins[at]];
    if (group !== undefined && admin !== undefined) server.addMember(group, admin, OWNER);
  }
  for (const path of SERVICES) await company.addProject({ path, visibility: 'private' });
  const pair = (await call('pairs.list', { direction: 'push', text: 'partner' })).items[0];
  const plan = await call('plans.make', { kind: 'create', pairId: pair?.id ?? 0, rules: { sourceGroup: 'services', targetGroup: 'services', createMissing: true, exclude: ['audit-log'] } });
  const { jobId } = await call('plans.apply', { planId: plan.id, ...(plan.guard === null ? {} : { word: plan.guard }) });
  await waitFor(jobId);
};

const makeOdd = async (sample: Sample): Promise<void> => {
  const { call, servers: { company, outside }, waitFor } = sample;
  for (const [server, path] of [[outside, ODD.diverged], [company, ODD.diverged], [company, ODD.behind]] as const) {
    await server.commit(path, { branch: 'main', files: { 'HOTFIX.md': `${server.name}\n` }, message: 'Fix it here' });
  }
  for (const path of [ODD.diverged, ODD.behind]) await call('mirrors.verify', { mirrorId: await idOf(sample, path) });
  await call('mirrors.update', { mirrorId: await idOf(sample, ODD.disabled), enabled: false });
  for (const { id } of outside.tokens(ODD.failed)) outside.revokeToken(id);
  await waitFor((await call('mirrors.trigger', { mirrorId: await idOf(sample, ODD.failed) })).jobId);
  outside.archive(FREE.archived);
};

const copyIssues = async (sample: Sample): Promise<void> => {
  const { call, servers: { company, outside }, waitFor } = sample;
  const mirrorId = await idOf(sample, ISSUES_OF);
  const titles = ['Invoices lack the tax number', 'Pin the runner image', 'Rate limit of the export is too low', 'Time zone of the report is wrong'];
  for (const title of titles) company.addIssue(ISSUES_OF, { title, description: 'As reported by support.', labels: ['bug'], confidential: false, state: 'opened' });
  await call('issueSync.configure', { mirrorId, enabled: true, existing: 'all' });
  await waitFor((await call('issueSync.run', { mirrorId })).jobId);
  outside.faults.add({ method: 'PUT', path: /\/issues\/3$/, kind: 'status', status: 422, body: { message: { title: ['is refused by a server hook'] } } });
  company.actAs().editIssue(ISSUES_OF, 3, { title: 'Invoices lack the VAT number' });
  await waitFor((await call('issueSync.run', { mirrorId })).jobId);
};

/** Tells the demo's story, makes more mirrors, copies issues, and brings some of them into states that need a person. */
export const makeSampleMirrors = async (call: Client, servers: SampleServers, clock: Clock): Promise<void> => {
  const waitFor = waitingBy(call, clock);
  const sample: Sample = { call, servers, waitFor };
  await tellStory(call, servers, () => undefined, waitFor);
  const [pull, push] = (await call('pairs.list', {})).items;
  for (const [index, path] of MORE.entries()) {
    const made = await call('mirrors.create', { pairId: (index % 3 === 0 ? pull : push)?.id ?? 0, source: path, target: path });
    if (made.jobId !== null) await waitFor(made.jobId);
  }
  await planServices(sample);
  await addPlants(call, servers, waitFor);
  await makeOdd(sample);
  await copyIssues(sample);
};
