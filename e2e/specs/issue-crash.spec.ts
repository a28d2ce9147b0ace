import { afterEach, describe, expect, it } from 'vitest';
import { createVictim, MOMENTS, PROJECT, type Victim } from '../world/victim.ts';

let victim: Victim;
afterEach(() => victim.close());

/** Every kind of request of a first run over two issues with two comments each and a file. */
const REQUESTS: [string, RegExp][] = [
  ['GET', /projects\/\d+\/issues$/],
  ['GET', /labels$/],
  ['GET', /issues\/1\/discussions/],
  ['GET', /uploads\/[0-9a-f]{32}/],
  ['POST', /uploads$/],
  ['POST', /labels$/],
  ['POST', /\/issues$/],
  ['POST', /issues\/1\/(notes|discussions)$/],
  ['POST', /issues\/2\/(notes|discussions)$/],
  ['POST', /add_spent_time$/],
  ['PUT', /issues\/\d+$/],
];

const written = (notes: readonly { system: boolean; body: string }[]) => notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1]);

describe('a process that is killed while it copies issues', () => {
  it.each(REQUESTS.flatMap((request) => MOMENTS.map((moment) => [...request, moment] as const)))('at %s %s, %s, copies each thing once in the end', async (method, at, moment) => {
    victim = await createVictim('push');
    const { world } = victim;
    const { id: mirrorId } = await world.call('mirrors.create', { pairId: victim.pairId, source: PROJECT, target: PROJECT });
    await world.call('issueSync.configure', { mirrorId, enabled: true, existing: 'all' });
    const person = world.source.server.actAs();
    const { markdown } = person.attach(PROJECT, 'plan.txt', 'the plan');
    person.createIssue(PROJECT, { title: 'One', description: markdown, labels: ['bug'] });
    person.createIssue(PROJECT, { title: 'Two' });
    person.editIssue(PROJECT, 1, { timeSpent: 60 });
    person.closeIssue(PROJECT, 2);
    for (const iid of [1, 2]) for (const body of ['first', 'second']) person.comment(PROJECT, iid, body);
    await world.letGo();
    await victim.killedAt(moment, method, at, ['issueSync.run', { mirrorId }, '--wait']);
    await victim.repair();
    await victim.run('issueSync.run', { mirrorId });
    await world.reopen();
    const copies = world.target.server.snapshot(PROJECT);
    expect(copies).toMatchObject([{ title: 'One', timeSpent: 60, state: 'opened' }, { title: 'Two', state: 'closed' }]);
    expect(copies.map(({ notes }) => written(notes))).toEqual([['first', 'second'], ['first', 'second']]);
    expect(copies[0]?.description).toMatch(/\]\(\/uploads\//);
    expect((await world.call('issueSync.problems', { mirrorId })).items).toEqual([]);
    expect((await world.call('issueSync.get', { mirrorId })).links).toBe(2);
  });
});
