import path from 'node:path';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { configurationSteps, type Settle } from '../rules/plans/configuration-steps.ts';
import type { DraftStep } from '../rules/plans/draft-step.ts';
import { ConfigurationText, readConfiguration } from '../rules/transfer/configuration.ts';
import { readContent } from '../rules/transfer/content-refused.ts';
import { configuredHere } from '../transfer/configuration/configured-here.ts';
import { readTextFile } from '../transfer/text-file.ts';
import type { FileDeps } from './gather-import.ts';

type GatherDeps = Pick<Deps, 'store'> & FileDeps;

/** A relative path starts at the configuration; who may name a path at all is the way in's to say. */
const settleIn = (files: FileDeps['files'], folder: string): Settle => (reference) => {
  if ('$env' in reference) return { reference, failure: null };
  try {
    return { reference: { $file: files.resolve({ path: path.resolve(folder, reference.$file) }) }, failure: null };
  } catch (error) {
    if (error instanceof AppError) return { failure: error.failure };
    throw error;
  }
};

/** Reads the file whole and compares it with what is here; GitLab is not asked. Fails `file_refused`. */
export const gatherConfiguration = async ({ store, outside, files }: GatherDeps, { file, prune }: Extract<ParsedInput<'plans.make'>, { kind: 'configuration' }>): Promise<DraftStep<unknown>[]> => {
  const name = files.resolve(file);
  const { parseText } = await import('../transfer/parse-text.ts');
  const wanted = readConfiguration(readContent(ConfigurationText, parseText(await readTextFile(outside, name))));
  return configurationSteps(wanted, configuredHere({ store }), { prune, settle: settleIn(files, path.dirname(name)) });
};
