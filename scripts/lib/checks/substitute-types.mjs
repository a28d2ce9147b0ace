import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fetchMember } from '../npm-archive.mjs';
import { cacheFolder, inRoot } from '../project.mjs';
import { substitute } from '../substitute-runtime.mjs';

/** Electron's own package of that version, for its declarations only. */
const SOURCE = {
  package: `electron@${substitute.version}`,
  sha512: 'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
};

/** What touches Electron, and what that reaches. */
const INCLUDE = ['src-main/main.ts', 'src-main/desktop', 'src-preload'];

/** @returns {Promise<string>} a tsconfig file that checks the code against the declarations of the older Electron */
export const ensureSubstituteTypes = async () => {
  const declarations = path.join(cacheFolder(), `electron-${substitute.version}.d.ts`);
  if (!existsSync(declarations)) await fetchDeclarations(declarations);
  const project = inRoot('.cache/substitute-types/tsconfig.json');
  mkdirSync(path.dirname(project), { recursive: true });
  const toRoot = path.relative(path.dirname(project), inRoot());
  const config = {
    extends: path.join(toRoot, 'tsconfig.json'),
    compilerOptions: { paths: { electron: [declarations] } },
    include: INCLUDE.map((place) => path.join(toRoot, place)),
    exclude: [path.join(toRoot, '**/*.test.ts')],
  };
  writeFileSync(project, JSON.stringify(config));
  return project;
};

/** @param {string} target */
const fetchDeclarations = async (target) => {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'types-'));
  try {
    renameSync(await fetchMember(SOURCE, 'package/electron.d.ts', work), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
