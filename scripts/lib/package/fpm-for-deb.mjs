#!/usr/bin/env node
// Makes a .deb with dpkg-deb, called by electron-builder in the place of fpm, which it would download and which Debian does not have.
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { control } from './deb-control.mjs';
import { filesBelow } from '../fingerprint.mjs';
import { run } from '../shell.mjs';
import { runScript, Trouble } from '../trouble.mjs';

/** Little is won above this level, and it takes minutes. */
const XZ_LEVEL = 2;

const text = /** @type {const} */ ({ type: 'string' });
const many = /** @type {const} */ ({ type: 'string', multiple: true });

/** What electron-builder says to fpm; anything else is new to us and is refused. */
const OPTIONS = {
  source: { ...text, short: 's' },
  target: { ...text, short: 't' },
  depends: { ...many, short: 'd' },
  force: /** @type {const} */ ({ type: 'boolean' }),
  'deb-recommends': many,
  'deb-compression': text,
  'deb-priority': text,
  'after-install': text,
  'after-remove': text,
  architecture: text,
  category: text,
  description: text,
  license: text,
  maintainer: text,
  name: text,
  package: text,
  url: text,
  vendor: text,
  version: text,
};

/** @param {string} root @param {readonly string[]} mappings each `from=to` */
const lay = (root, mappings) => {
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const to = path.join(root, mapping.slice(at + 1));
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(mapping.slice(0, at), to, { recursive: true, verbatimSymlinks: true });
  }
};

/** @param {string} from @param {string} to */
const layScript = (from, to) => {
  copyFileSync(from, to);
  chmodSync(to, 0o755);
};

/** @param {string} root @param {string} output */
const pack = async (root, output) => {
  const { code, stderr } = await run('dpkg-deb', ['--root-owner-group', '-Zxz', `-z${XZ_LEVEL}`, '--build', root, output]);
  if (code !== 0) throw new Trouble(`dpkg-deb ended with code ${code}: ${stderr.trim()}.`, 'Look at what it complains about.');
};

await runScript(async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.target !== 'deb' || values.package === undefined) throw new Trouble('Only .deb files are made here.', 'Give `-t deb` and `--package FILE`.');
  const root = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-deb-'));
  try {
    chmodSync(root, 0o755);
    lay(root, positionals);
    const description = path.join(root, 'DEBIAN');
    mkdirSync(description);
    writeFileSync(path.join(description, 'control'), control(values, filesBelow([root])));
    if (values['after-install'] !== undefined) layScript(values['after-install'], path.join(description, 'postinst'));
    if (values['after-remove'] !== undefined) layScript(values['after-remove'], path.join(description, 'postrm'));
    await pack(root, values.package);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
