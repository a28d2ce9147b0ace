import { MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { Here, HereInstance, HereMirror, HerePair } from '../plans/configuration-steps.ts';
import { plainOptions } from './issue-options.ts';
import { variableFor } from './secret-reference.ts';

const inOrder = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const instanceFields = ({ name, origin, description, network, caCertificate }: HereInstance) => ({
  name, url: origin, description, network, caCertificate, token: { $env: variableFor('TOKEN', name) },
});

const mirrorFields = ({ source, target, enabled, overrides, issues }: HereMirror) => ({
  source, target, enabled, ...overrides,
  ...(issues.options === null ? {} : { issueSync: plainOptions(issues.options) }),
  ...(issues.labels.length === 0 ? {} : { labelRules: issues.labels }),
  ...(issues.people.length === 0 ? {} : { peopleRules: issues.people }),
});

const pairFields = (pair: HerePair, nameOf: (origin: string) => string) => ({
  name: pair.name, description: pair.description, source: nameOf(pair.sourceOrigin), target: nameOf(pair.targetOrigin), direction: pair.direction,
  ...MirrorDefaults.parse(pair), credentialSource: pair.credentialSource, credentialGroup: pair.credentialGroup,
  account: pair.accountUsername === null ? null : { username: pair.accountUsername, password: { $env: variableFor('PASSWORD', pair.name) } },
  mirrors: inOrder(pair.mirrors, ({ source, target }) => `${source}\0${target}`).map(mirrorFields),
});

/** The content of a configuration file, everything by its name or path, so that two exports differ only in what changed. */
export const configurationFile = ({ instances, pairs }: Here): object => {
  const names = new Map(instances.map(({ origin, name }) => [origin, name]));
  return {
    version: 1,
    instances: inOrder(instances, ({ name }) => name.toLowerCase()).map(instanceFields),
    pairs: inOrder(pairs, ({ name }) => name.toLowerCase()).map((pair) => pairFields(pair, (origin) => names.get(origin) ?? origin)),
  };
};
