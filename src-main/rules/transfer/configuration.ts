import { z } from 'zod';
import { LIMITS, note, text } from '../../../src-preload/contract/limits.ts';
import { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import { PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { CredentialSource, Direction } from '../../../src-preload/contract/models/pair.ts';
import { canonicalInstanceUrl } from '../instance-url.ts';
import { contentRefused } from './content-refused.ts';
import { FileLabelRule, FileOptions } from './issue-options.ts';
import type { FileMirror } from './pair-file.ts';
import { SecretReference } from './secret-reference.ts';

/*
 * The configuration file: instances by their address, pairs by their name, mirrors by their two paths. No ids, so that it fits any
 * installation; no secrets, only where they stand.
 */

const flag = z.boolean().nullish();

const InstanceText = z.strictObject({
  name: text(LIMITS.name),
  url: text(LIMITS.url),
  description: note(LIMITS.description).default(''),
  network: NetworkConsent.default('public'),
  caCertificate: z.string().trim().max(LIMITS.caCertificate).nullable().default(null),
  token: SecretReference.optional(),
});

const MirrorText = z.strictObject({
  source: text(LIMITS.projectPath),
  target: text(LIMITS.projectPath),
  enabled: z.boolean().default(true),
  overwriteDiverged: flag,
  triggerBuilds: flag,
  onlyProtectedBranches: flag,
  branchRegex: z.string().trim().max(LIMITS.branchRegex).nullish(),
  issueSyncEnabled: flag,
  issueSync: FileOptions.optional(),
  labelRules: z.array(FileLabelRule).max(500).optional(),
  peopleRules: z.array(PersonRule).max(500).optional(),
}).transform(({ source, target, enabled, issueSync, labelRules, peopleRules, ...own }): FileMirror => ({
  source, target, enabled,
  overrides: {
    overwriteDiverged: own.overwriteDiverged ?? null, triggerBuilds: own.triggerBuilds ?? null, onlyProtectedBranches: own.onlyProtectedBranches ?? null,
    branchRegex: own.branchRegex ?? null, issueSyncEnabled: own.issueSyncEnabled ?? null,
  },
  issues: issueSync === undefined && labelRules === undefined && peopleRules === undefined ? null : { options: issueSync ?? {}, labels: labelRules ?? [], people: peopleRules ?? [] },
}));

const PairText = z.strictObject({
  name: text(LIMITS.name),
  description: note(LIMITS.description).default(''),
  /** Names of instances of the same file. */
  source: text(LIMITS.name),
  target: text(LIMITS.name),
  direction: Direction,
  overwriteDiverged: z.boolean().default(false),
  triggerBuilds: z.boolean().default(false),
  onlyProtectedBranches: z.boolean().default(false),
  branchRegex: z.string().trim().min(1).max(LIMITS.branchRegex).nullable().default(null),
  issueSyncEnabled: z.boolean().default(false),
  credentialSource: CredentialSource.default('project_token'),
  credentialGroup: text(LIMITS.projectPath).nullable().default(null),
  account: z.strictObject({ username: text(255), password: SecretReference.optional() }).optional(),
  mirrors: z.array(MirrorText).max(LIMITS.selection).default([]),
});

export const ConfigurationText = z.strictObject({
  version: z.literal(1),
  instances: z.array(InstanceText).max(1000).default([]),
  pairs: z.array(PairText).max(1000).default([]),
});

export type FileInstance = Omit<z.output<typeof InstanceText>, 'url'> & { origin: string };
export type FilePair = Omit<z.output<typeof PairText>, 'source' | 'target'> & { sourceOrigin: string; targetOrigin: string };
export type Configuration = { instances: FileInstance[]; pairs: FilePair[] };

const low = (name: string): string => name.toLowerCase();

/** Of two with the same key one would be passed over without a word. */
const refuseTwice = <T>(items: readonly T[], keyOf: (item: T) => string, where: (at: number) => string): void => {
  const keys = new Set<string>();
  for (const [at, item] of items.entries()) {
    if (keys.has(keyOf(item))) throw contentRefused(where(at));
    keys.add(keyOf(item));
  }
};

/** Reads the parsed text of a configuration. Fails `file_refused` `content`; addresses fail as they do where one is typed. */
export const readConfiguration = (parsed: z.output<typeof ConfigurationText>): Configuration => {
  const instances = parsed.instances.map(({ url, ...instance }): FileInstance => ({ ...instance, origin: canonicalInstanceUrl(url) }));
  refuseTwice(instances, ({ origin }) => origin, (at) => `instances.${at}.url`);
  refuseTwice(instances, ({ name }) => low(name), (at) => `instances.${at}.name`);
  refuseTwice(parsed.pairs, ({ name }) => low(name), (at) => `pairs.${at}.name`);
  const origins = new Map(instances.map(({ name, origin }) => [low(name), origin]));
  const originOf = (name: string, where: string): string => {
    const origin = origins.get(low(name));
    if (origin === undefined) throw contentRefused(where);
    return origin;
  };
  const pairs = parsed.pairs.map(({ source, target, ...pair }, at): FilePair => {
    refuseTwice(pair.mirrors, (mirror) => low(`${mirror.source}\0${mirror.target}`), (index) => `pairs.${at}.mirrors.${index}`);
    return { ...pair, sourceOrigin: originOf(source, `pairs.${at}.source`), targetOrigin: originOf(target, `pairs.${at}.target`) };
  });
  if (pairs.reduce((sum, { mirrors }) => sum + mirrors.length, 0) > LIMITS.selection) throw contentRefused('pairs');
  return { instances, pairs };
};
