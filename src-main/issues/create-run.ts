import { createHash } from 'node:crypto';
import { endsOf } from '../mirrors/ends.ts';
import type { CopySetup } from '../rules/issues/setup.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { createAtHand } from './at-hand.ts';
import { newSync } from './ensure-sync.ts';
import { createOpenCopies } from './open-copies.ts';
import { originSigner } from './origin-signer.ts';
import type { IssueDeps, Run } from './run.ts';
import { externalHost, sidesOf } from './sides-of.ts';
import { targetFacts } from './target-facts.ts';
import { createTargetNames } from './target-names.ts';

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');

/** Puts together what all issues of a run share; `names` are those that an earlier turn of it has asked for. Asks GitLab nothing. Fails `locked`. */
export const createRun = (deps: IssueDeps, mirror: StoredMirror, { times, known, names: asked }: Pick<Run, 'times' | 'known'> & Partial<Pick<Run, 'names'>>): Run => {
  const sync = deps.store.issueSyncs.find(mirror.id) ?? { ...newSync(mirror.id, deps.clock.now()), watermark: null, sweptAt: null, datesKept: null };
  const { source, target } = endsOf(mirror);
  const sides = sidesOf(deps, mirror);
  const hosts = [...sides.source.hosts];
  const gitlab = { source: deps.to(source.instanceId), target: deps.to(target.instanceId) };
  const { syncRules, instances } = deps.store;
  const rules = { labels: syncRules.labels(mirror.id), people: syncRules.people(mirror.id) };
  const names = asked ?? createTargetNames({ gitlab: gitlab.target, projectId: target.projectId, options: sync.options, ...rules });
  const setup: CopySetup = {
    options: sync.options, rules: names.rules, facts: targetFacts(instances.stored(target.instanceId), sync.datesKept), source: { ...sides.source, hosts }, target: sides.target, digest, sign: originSigner(deps),
    baselineAt: sync.baselineAt,
  };
  const learnHost = (webUrl: string): void => {
    const host = externalHost(webUrl, mirror.sourcePath);
    if (host !== null && !hosts.includes(host)) hosts.push(host);
  };
  return { learnHost, deps, mirror, sync, source: { ...source, gitlab: gitlab.source }, target: { ...target, gitlab: gitlab.target }, setup, names, times, known, atHand: createAtHand(), openCopies: createOpenCopies(deps, mirror.id) };
};
