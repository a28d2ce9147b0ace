import type { Client } from '../demo/client.ts';
import type { SampleServers } from '../demo/servers.ts';
import { tellStory, waitingBy } from '../demo/story.ts';
import type { Clock } from '../../src-main/ports.ts';

/** Beside those of the demo, so that a list looks like one. */
const MORE = ['platform/identity', 'platform/payments', 'platform/tools/release-notes', 'mobile/android', 'mobile/ios', 'data/ingest', 'data/warehouse/models', 'legacy/billing'];

/** What stays without a mirror, for the form of a new one. */
export const FREE = { good: 'platform/search', archived: 'legacy/archive' };

/** The paths of mirrors whose state is another than Equal. */
export const ODD = { diverged: 'platform/web', behind: 'handbook/company-handbook', failed: 'legacy/billing', disabled: 'mobile/ios' };

/** What the sample servers need beside the projects of the demo. */
export const MORE_PROJECTS: readonly string[] = [...MORE, ...Object.values(FREE)];

/** Tells the demo's story, makes more mirrors, and brings some of them into states that need a person. */
export const makeSampleMirrors = async (call: Client, servers: SampleServers, clock: Clock): Promise<void> => {
  const { company, outside } = servers;
  const waitFor = waitingBy(call, clock);
  await tellStory(call, servers, () => undefined, waitFor);
  const [pull, push] = (await call('pairs.list', {})).items;
  for (const [index, path] of MORE.entries()) {
    const made = await call('mirrors.create', { pairId: (index % 3 === 0 ? pull : push)?.id ?? 0, source: path, target: path });
    if (made.jobId !== null) await waitFor(made.jobId);
  }
  const idOf = async (path: string): Promise<number> => (await call('mirrors.list', { text: path })).items[0]?.id ?? 0;
  for (const [server, path] of [[outside, ODD.diverged], [company, ODD.diverged], [company, ODD.behind]] as const) {
    await server.commit(path, { branch: 'main', files: { 'HOTFIX.md': `${server.name}\n` }, message: 'Fix it here' });
  }
  for (const path of [ODD.diverged, ODD.behind]) await call('mirrors.verify', { mirrorId: await idOf(path) });
  await call('mirrors.update', { mirrorId: await idOf(ODD.disabled), enabled: false });
  for (const { id } of outside.tokens(ODD.failed)) outside.revokeToken(id);
  await waitFor((await call('mirrors.trigger', { mirrorId: await idOf(ODD.failed) })).jobId);
  outside.archive(FREE.archived);
};
