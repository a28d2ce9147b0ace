import { hasCommand } from '../shell.mjs';

/** @typedef {{ format: string, lacks: string | null }} Format a format of electron-builder.yml, and what this machine lacks for it */

/**
 * What can be built on this system. Its tools come from github.com, but for those that `npm run package` brings itself.
 * @param {NodeJS.Platform} platform @param {{ kind: 'stock' | 'substitute', reason: string | null }} electron @param {(name: string) => boolean} [has] whether a program is there
 * @returns {readonly Format[]}
 */
export const formatsOf = (platform, electron, has = hasCommand) => {
  const fromGitHub = electron.kind === 'stock' ? null : `its tools come from github.com (${electron.reason})`;
  switch (platform) {
    case 'darwin':
      return [{ format: 'dmg', lacks: fromGitHub }, { format: 'zip', lacks: fromGitHub }];
    case 'win32':
      return [{ format: 'nsis', lacks: fromGitHub }];
    default:
      return [
        { format: 'dir', lacks: null },
        { format: 'tar.gz', lacks: null },
        { format: 'deb', lacks: has('dpkg-deb') ? null : 'dpkg-deb is not there' },
        { format: 'AppImage', lacks: fromGitHub },
      ];
  }
};
