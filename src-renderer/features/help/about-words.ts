import type { About } from '../../../src-preload/contract/models/about.ts';

type Line = { label: string; value: string };

/** The versions that whoever helps asks for; what is not there is left out, and nothing names a person or a folder. */
export const versionLines = ({ version, electron, chrome, node, sqlite, system }: About): Line[] => [
  { label: 'Mirror Maestro', value: version },
  ...(electron === null ? [] : [{ label: 'Electron', value: electron }]),
  ...(chrome === null ? [] : [{ label: 'Chromium', value: chrome }]),
  { label: 'Node', value: node },
  { label: 'SQLite', value: sqlite },
  { label: 'System', value: system },
];
