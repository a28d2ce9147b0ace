import type { JobId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { Mirror } from '../../src-preload/contract/models/mirror.ts';
import type { Clock } from '../../src-main/ports.ts';
import type { Client } from './client.ts';
import type { SampleServers } from './servers.ts';

type Say = (line: string) => void;
export type Wait = (jobId: JobId) => Promise<void>;

const register = async (call: Client, { url }: SampleServers['company'], token: string, name: string) =>
  call('instances.create', { name, url, token, network: 'loopback', description: 'A sample server of the demo.' });

const join = async (call: Client, ends: [number, number], direction: 'push' | 'pull') =>
  call('pairs.create', { name: `Company to partner, ${direction}`, sourceInstanceId: ends[0], targetInstanceId: ends[1], direction });

/** Instances, pairs, mirrors, a commit, a trigger, a comparison: the main job from beginning to end, over the contract. */
export const tellStory = async (call: Client, servers: SampleServers, say: Say, waitFor: Wait): Promise<Mirror[]> => {
  const company = await register(call, servers.company, servers.companyToken, 'Company GitLab');
  const partner = await register(call, servers.outside, servers.outsideToken, 'Partner GitLab');
  say(`Registered ${company.name} (${company.version}) and ${partner.name} (${partner.version}).`);

  const ends: [number, number] = [company.id, partner.id];
  const push = await join(call, ends, 'push');
  const pull = await join(call, ends, 'pull');
  say(`Joined them to the pairs “${push.name}” and “${pull.name}”.`);

  const mirrorIds: MirrorId[] = [];
  for (const [index, path] of servers.samples.entries()) {
    mirrorIds.push(await mirror(call, index % 2 === 0 ? push.id : pull.id, path, say, waitFor));
  }
  await servers.company.commit('platform/api', { branch: 'main', files: { 'CHANGELOG.md': '# 1.0.1\n' }, message: 'Note version 1.0.1' });
  say('Pushed a commit to platform/api on the source.');
  const results: Mirror[] = [];
  for (const mirrorId of mirrorIds) {
    await waitFor((await call('mirrors.trigger', { mirrorId })).jobId);
    await call('mirrors.verify', { mirrorId });
    results.push(await call('mirrors.get', { mirrorId }));
  }
  say('Triggered every mirror and compared both sides.');
  return results;
};

const mirror = async (call: Client, pairId: PairId, path: string, say: Say, waitFor: Wait): Promise<MirrorId> => {
  const made = await call('mirrors.create', { pairId, source: path, target: path });
  if (made.jobId !== null) await waitFor(made.jobId);
  say(`Created a ${made.direction} mirror of ${path}.`);
  return made.id;
};

const LOOKS = 600;
const PAUSE_MS = 200;

/** Waits for a job by asking, two minutes at most; a job that failed ends the story. */
export const waitingBy =
  (call: Client, clock: Clock): Wait =>
  async (jobId) => {
    for (let look = 0; look < LOOKS; look += 1) {
      const { state, failure } = await call('jobs.get', { jobId });
      if (state === 'failed' || state === 'cancelled') throw new Error(`job ${jobId}: ${JSON.stringify(failure)}`);
      if (state === 'succeeded' || state === 'partial') return;
      await new Promise<void>((resolve) => clock.after(PAUSE_MS, resolve));
    }
    throw new Error(`job ${jobId} did not end`);
  };
