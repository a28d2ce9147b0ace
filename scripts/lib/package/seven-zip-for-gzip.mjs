#!/usr/bin/env node
// Compresses one file with gzip, called by electron-builder for .tar.gz in the place of 7-Zip, which it would download.
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { runScript, Trouble } from '../trouble.mjs';

/** `a [switches] OUTPUT INPUT`; how hard it tries is our own decision. */
const [command, output, input, ...more] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

await runScript(async () => {
  if (command !== 'a' || output === undefined || !output.endsWith('.tar.gz') || input === undefined || more.length > 0) {
    throw new Trouble('Only .tar.gz files are made here.', 'Set ELECTRON_BUILDER_7ZIP_PATH to 7-Zip for others.');
  }
  await pipeline(createReadStream(input), createGzip(), createWriteStream(output));
});
