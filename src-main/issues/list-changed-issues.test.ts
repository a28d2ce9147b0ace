import { expect, onTestFinished, test } from 'vitest';
import { startDouble } from '../../e2e/gitlab/double.ts';
import { addSide } from '../../e2e/world/sides.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { openDoor } from '../gitlab/test-kit/kit.ts';
import { Secret } from '../rules/secret.ts';
import { listChangedIssues } from './list-changed-issues.ts';

const ISSUES = 10_250;

/** A project of more issues than GitLab tells the number of, each changed at a second of its own. */
const open = async () => {
  const double = await startDouble();
  onTestFinished(() => double.close());
  const { server, admin, token } = addSide(await double.addServer({ name: 'source' }));
  const project = await server.addProject({ path: 'team/big', empty: true });
  server.addMember(server.project('team/big'), admin, 40);
  for (let at = 0; at < ISSUES; at += 1) server.addIssue('team/big', { title: `Issue ${at}`, updatedAt: 1000 * (at + 1) });
  const { gitlab } = openDoor(server.url, { connection: { token: new Secret(token.value) } });
  return { server, pages: () => listChangedIssues({ gitlab, projectId: ProjectId.parse(project.id), start: { updatedAfter: null, page: 1, moment: null } }) };
};

test('how many issues are left is known above 10,000 as well, for one request', async () => {
  const { server, pages } = await open();
  let issues = 0;
  for await (const page of pages()) {
    expect(page.left).toBe(ISSUES - issues);
    issues += page.issues.length;
  }
  expect(issues).toBe(ISSUES);
  expect(server.log.entries.filter(({ path }) => path.includes('issues_statistics'))).toHaveLength(1);
}, 60_000);

test('a server that cannot count them lists them all the same, and asks for no more than one count', async () => {
  const { server, pages } = await open();
  server.faults.add({ method: 'GET', path: /issues_statistics/, kind: 'status', status: 400, body: { message: 'no' }, times: Infinity });
  let [pagesRead, issues] = [0, 0];
  for await (const page of pages()) {
    pagesRead += 1;
    // From 10,000 on GitLab tells it again.
    expect(page.left).toBe(pagesRead <= 3 ? null : ISSUES - issues);
    issues += page.issues.length;
    if (pagesRead === 4) break;
  }
  expect(server.log.entries.filter(({ path }) => path.includes('issues_statistics'))).toHaveLength(1);
}, 60_000);
