import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** GitLab's own JSON schemas of its answers. */
export type AnswerSchemas = {
  /** What is wrong with a value, as one text; null when nothing is. Throws where the schema does not compile. */
  check(name: string, value: unknown): string | null;
  names: readonly string[];
  /** Whether the schema can be used at all. */
  compiles(name: string): boolean;
};

const BASE = 'https://schemas.example.test/';

export const readSchemas = (folder: string): AnswerSchemas => {
  const root = join(folder, 'schemas');
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  addFormats(ajv);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  for (const name of names) ajv.addSchema(z.looseObject({}).parse(JSON.parse(readFileSync(join(root, name), 'utf8'))), `${BASE}${name}`);
  return {
    names,
    compiles: (name) => {
      try {
        return ajv.getSchema(`${BASE}${name}`) !== undefined;
      } catch (error) {
        if (error instanceof Error) return false;
        throw error;
      }
    },
    check: (name, value) => {
      const validate = ajv.getSchema(`${BASE}${name}`);
      if (validate === undefined) throw new Error(`No schema ${name}`);
      return validate(value) === true ? null : ajv.errorsText(validate.errors);
    },
  };
};
