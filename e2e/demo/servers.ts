import { startDouble } from '../gitlab/double.ts';
import type { User } from '../gitlab/handles.ts';

const MAINTAINER = 40;
const SAMPLES = ['platform/api', 'platform/web', 'platform/tools/deploy-scripts', 'handbook/company-handbook'];

/** Two sample servers: a company's own, which has the code, and an outer one, which has empty projects of the same paths; `more` beside those of the story. */
export const startSampleServers = async (more: readonly string[] = []) => {
  const paths = [...SAMPLES, ...more];
  const double = await startDouble();
  const company = await double.addServer({ name: 'Company GitLab', version: '19.3.0', edition: 'ee', license: 'premium' });
  const outside = await double.addServer({ name: 'Partner GitLab', version: '18.4.2', edition: 'ee', license: 'premium' });
  const tokens: string[] = [];
  const admins: User[] = [];
  for (const server of [company, outside]) {
    const admin = server.addUser({ username: 'mirror-admin' });
    admins.push(admin);
    tokens.push(server.addToken(admin, { scopes: ['api'], name: 'mirror-maestro' }).value);
    for (const path of paths) {
      const project = await server.addProject({ path, visibility: 'private', empty: server === outside });
      server.addMember(project, admin, MAINTAINER);
    }
  }
  for (const path of paths) {
    await company.commit(path, { branch: 'main', files: { 'docs/index.md': `# ${path}\n` }, message: 'Add documentation' });
    await company.branch(path, 'develop');
    await company.commit(path, { branch: 'develop', files: { 'src/next.txt': 'next\n' }, message: 'Start the next version' });
    await company.tag(path, 'v1.0.0');
    company.addIssue(path, { title: `Welcome to ${path}`, description: 'A first issue.', labels: ['documentation'], confidential: false, state: 'opened' });
    company.addIssue(path, { title: 'Closed long ago', description: '', labels: [], confidential: false, state: 'closed' });
  }
  const [companyToken = '', outsideToken = ''] = tokens;
  return { double, company, outside, companyToken, outsideToken, admins, samples: SAMPLES };
};

export type SampleServers = Awaited<ReturnType<typeof startSampleServers>>;
