import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../../src-preload/contract/methods.ts';
import type { Deps } from '../../deps.ts';
import type { FileAccess } from '../../files/file-access.ts';
import type { Ports } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { configurationFile } from '../../rules/transfer/configuration-file.ts';
import { writeTextFile } from '../text-file.ts';
import { configuredHere } from './configured-here.ts';

type ExportDeps = Pick<Deps, 'store'> & Pick<Ports, 'outside'> & { files: FileAccess };

const HEAD = [
  'The configuration of Mirror Maestro: instances, pairs and mirrors, with how issues are copied.',
  'mirror-maestro call plans.make with {"kind":"configuration","file":{"path":"..."}} shows what it would change, and plans.apply changes it.',
  'What is not in the file is reported, and removed only with "prune":true.',
  '',
  'Secrets are never in this file. A token is a reference: {$file: path} or {$env: MIRROR_MAESTRO_NAME}. It is read only when its instance is new.',
  'Instances are known by their url, pairs by their name, mirrors by their two paths. A setting that a mirror does not name is its pair’s.',
];

/** Writes everything that is configured here, but for secrets. Fails `storage`, and `invalid_input` where there is more than one file may hold. */
export const exportConfiguration = async (deps: ExportDeps, { file }: ParsedInput<'transfer.exportConfiguration'>): Promise<Returned<'transfer.exportConfiguration'>> => {
  const here = configuredHere(deps);
  const mirrors = here.pairs.reduce((sum, pair) => sum + pair.mirrors.length, 0);
  if (mirrors > LIMITS.selection) throw new AppError({ code: 'invalid_input', field: 'mirrors', rule: 'too_big', limit: String(LIMITS.selection) });
  const { writeYaml } = await import('../write-yaml.ts');
  const text = writeYaml(configurationFile(here), HEAD);
  return { instances: here.instances.length, pairs: here.pairs.length, mirrors, bytes: await writeTextFile(deps.outside, deps.files.resolve(file), text) };
};
