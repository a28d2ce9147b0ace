import type { Client } from '../demo/client.ts';
import type { SampleServers } from '../demo/servers.ts';
import type { Wait } from '../demo/story.ts';

const MAINTAINER = 40;

/** Servers beside the two of the demo: where each stands, what it mirrors, and in which direction its pair works. */
const PLANTS = [
  { name: 'Plant Dresden', group: 'line-control', direction: 'push', projects: ['conveyor', 'inspection', 'packaging', 'robot-cell'] },
  { name: 'Research lab', group: 'models', direction: 'pull', projects: ['anomaly', 'forecast', 'vision'] },
] as const;

/** More servers with a pair and a few mirrors each, so that a topology looks like one. */
export const addPlants = async (call: Client, { double, company, admins }: SampleServers, waitFor: Wait): Promise<void> => {
  const companyId = (await call('instances.list', { text: 'Company' })).items[0]?.id ?? 0;
  const [companyAdmin] = admins;
  if (companyAdmin === undefined) throw new Error('the company has no administrator');
  for (const { name, group, direction, projects } of PLANTS) {
    const server = await double.addServer({ name, version: '18.11.0', edition: 'ee', license: 'premium' });
    const admin = server.addUser({ username: 'mirror-admin' });
    const { value: token } = server.addToken(admin, { scopes: ['api'], name: 'mirror-maestro' });
    const { id } = await call('instances.create', { name, url: server.url, token, network: 'loopback', description: 'A sample server.' });
    const pair = await call('pairs.create', { name: `Company to ${name}`, sourceInstanceId: companyId, targetInstanceId: id, direction });
    for (const project of projects) {
      const path = `${group}/${project}`;
      await company.addProject({ path, visibility: 'private' });
      const target = await server.addProject({ path, visibility: 'private', empty: true });
      company.addMember(company.project(path), companyAdmin, MAINTAINER);
      server.addMember(target, admin, MAINTAINER);
      const made = await call('mirrors.create', { pairId: pair.id, source: path, target: path });
      if (made.jobId !== null) await waitFor(made.jobId);
    }
  }
};
