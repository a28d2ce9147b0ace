import type { ParsedInput, Returned } from '../../../src-preload/contract/methods.ts';
import type { Deps } from '../../deps.ts';
import type { FileAccess } from '../../files/file-access.ts';
import type { Ports } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { exportName } from '../../rules/transfer/export-name.ts';
import { FILE_MIRRORS } from '../../rules/transfer/limits.ts';
import { type ExportFacts, pairFile } from '../../rules/transfer/pair-file.ts';
import { writeTextFile } from '../text-file.ts';
import { exportedMirrors } from './exported-mirrors.ts';

type ExportDeps = Pick<Deps, 'store' | 'clock'> & Pick<Ports, 'outside'> & { files: FileAccess };

const HEAD = [
  'A pair of Mirror Maestro. Import it into any pair: each mirror is found by its two paths.',
  'A setting that a mirror does not name is taken from the pair it is imported into; pair_defaults says what it was here.',
  'Tokens are not in this file: importing makes new ones.',
];

/** The name under which the window offers to save an export. Fails `not_found`. */
export const nameExport = ({ store }: Pick<Deps, 'store'>, { pairId, format }: ParsedInput<'transfer.exportName'>): Returned<'transfer.exportName'> => ({
  name: exportName(store.pairs.get(pairId).name, format),
});

/** In YAML without the moment of the export, which alone would make every export a difference. */
const factsOf = ({ store, clock }: Pick<ExportDeps, 'store' | 'clock'>, { pairId, format }: ParsedInput<'transfer.exportName'>): ExportFacts => {
  const pair = store.pairs.get(pairId);
  if (pair.mirrors > FILE_MIRRORS) throw new AppError({ code: 'invalid_input', field: 'pairId', rule: 'too_big', limit: String(FILE_MIRRORS) });
  return {
    pair, exportedAt: format === 'json' ? clock.now() : null, mirrors: exportedMirrors({ store }, pairId),
    source: store.instances.stored(pair.sourceInstanceId), target: store.instances.stored(pair.targetInstanceId),
  };
};

/** The text of a pair's file. */
export const pairText = async (facts: ExportFacts, format: 'json' | 'yaml'): Promise<string> => {
  if (format === 'json') return `${JSON.stringify(pairFile(facts), null, 2)}\n`;
  const { writeYaml } = await import('../write-yaml.ts');
  return writeYaml(pairFile(facts), HEAD);
};

/**
 * Writes a pair with its mirrors: in JSON as the web application does, or in YAML. Fails `storage`, and `invalid_input` for a pair with more
 * mirrors than one file may hold.
 */
export const exportPair = async (deps: ExportDeps, { pairId, format, file }: ParsedInput<'transfer.exportPair'>): Promise<Returned<'transfer.exportPair'>> => {
  const facts = factsOf(deps, { pairId, format });
  return { mirrors: facts.mirrors.length, bytes: await writeTextFile(deps.outside, deps.files.resolve(file), await pairText(facts, format)) };
};
