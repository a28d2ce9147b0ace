import type { PlanWarning } from '../../src-preload/contract/models/plan.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { FileAccess } from '../files/file-access.ts';
import type { Ports } from '../ports.ts';
import type { ImportFacts } from '../rules/plans/import-steps.ts';
import { readContent } from '../rules/transfer/content-refused.ts';
import { importWarnings } from '../rules/transfer/import-warnings.ts';
import { PairFileText } from '../rules/transfer/pair-file.ts';
import { readTextFile } from '../transfer/text-file.ts';
import { findProjects } from './find-projects.ts';

export type FileDeps = Pick<Ports, 'outside'> & { files: FileAccess };
type GatherDeps = Pick<Deps, 'store' | 'to'> & FileDeps;

/** Reads the file whole, then asks both sides for the projects that it names. Fails `file_refused` before anything is asked. */
export const gatherImport = async (deps: GatherDeps, { pairId, file }: Extract<ParsedInput<'plans.make'>, { kind: 'import' }>): Promise<{ facts: ImportFacts; warnings: PlanWarning[] }> => {
  const { store, outside, files } = deps;
  const pair = store.pairs.get(pairId);
  const { parseText } = await import('../transfer/parse-text.ts');
  const { origin, mirrors } = readContent(PairFileText, parseText(await readTextFile(outside, files.resolve(file))));
  const { sourceInstanceId, targetInstanceId, direction } = pair;
  const [sources, targets] = await Promise.all([findProjects(deps, sourceInstanceId, mirrors.map(({ source }) => source)), findProjects(deps, targetInstanceId, mirrors.map(({ target }) => target))]);
  const here = { sourceUrl: store.instances.stored(sourceInstanceId).origin, targetUrl: store.instances.stored(targetInstanceId).origin, direction, defaults: pair };
  return {
    warnings: importWarnings(origin, here),
    facts: {
      mirrors, defaults: pair, sourceInstanceId, targetInstanceId, sources, targets,
      mirroredInPair: (source, target) => store.mirrors.findByProjects(pairId, source, target) !== null,
      mirroredFrom: (target) => store.mirrors.withTarget(targetInstanceId, target).map(({ sourcePath }) => sourcePath),
    },
  };
};
