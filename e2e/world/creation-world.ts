import { createNoKeyStore } from '../../src-main/adapters/no-key-store.ts';
import { createSurroundings } from '../../src-main/adapters/surroundings.ts';
import { createJournal } from '../../src-main/journal/journal.ts';
import { applyPlan } from '../../src-main/plans/apply-plan.ts';
import { makePlan } from '../../src-main/plans/make-plan.ts';
import { createPlanJob } from '../../src-main/plans/plan-job.ts';
import { Secret } from '../../src-main/rules/secret.ts';
import { createVault } from '../../src-main/secrets/vault.ts';
import { createSecretReferences } from '../../src-main/transfer/secret-references.ts';
import { PlanId } from '../../src-preload/contract/ids.ts';
import { PathRules } from '../../src-preload/contract/models/plan.ts';
import { createManyMirrors, type ManyOptions } from './many-mirrors.ts';

const ROOT = process.cwd();
/** Quick, because a passphrase's cost is not what is measured. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 };

/** Two servers with equal projects and no mirror yet, on which all mirrors can be planned and made. */
export const createCreationWorld = async (options: Pick<ManyOptions, 'requestsPerMinute'> & { projects: number }) => {
  const world = await createManyMirrors({ mirrors: 0, direction: 'push', ...options });
  const { store, clock, chance, log, to } = world;
  for (const { id } of store.instances.allStored()) {
    store.instances.observe(id, { version: '18.5.0', edition: 'enterprise', tier: 'premium', tokenUser: 'admin', tokenUserId: 1, tokenName: 'admin', tokenScopes: ['api'], tokenExpiresAt: null, capabilities: [], checkedAt: clock.now() });
  }
  const [pair] = store.pairs.list({ offset: 0, limit: 1 }).items;
  if (pair === undefined) throw new Error('no pair');
  const { outside, environment } = createSurroundings(ROOT, world.data);
  const vault = createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore: createNoKeyStore(), chance, clock, log, cost: CHEAP });
  await vault.setUp(new Secret('a passphrase for the world'));
  const journal = createJournal({ store, clock, chance, log, to, onOpen: () => undefined });
  const deps = { ...world, vault, journal, references: createSecretReferences({ outside, environment }), session: { role: () => 'administrator' as const } };
  const files = {
    resolve: (): never => {
      throw new Error('no plan of this world reads a file');
    },
    giveBack: () => undefined,
  };

  return {
    ...world,
    /** Plans a mirror for each project, and makes them. */
    async createAll() {
      const rules = PathRules.parse({ sourceGroup: 'group', targetGroup: 'group' });
      const plan = await world.passing(makePlan({ ...deps, outside, files }, { kind: 'create', pairId: pair.id, rules }));
      applyPlan(deps, { planId: PlanId.parse(plan.id), ...(plan.guard === null ? {} : { word: plan.guard }) });
      return world.runQueued(createPlanJob(deps));
    },
  };
};
