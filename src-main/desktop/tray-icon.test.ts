import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BackgroundState } from '../../src-preload/contract/models/background.ts';
import { trayIconFile } from './tray-icon.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PANELS = [{ platform: 'linux', isDark: false }, { platform: 'win32', isDark: true }, { platform: 'darwin', isDark: true }] as const;

test.each(PANELS)('each state has a picture of its own, in both sizes, on %j', (panel) => {
  const files = BackgroundState.options.map((state) => trayIconFile(ROOT, state, panel));
  const pictures = files.flatMap((file) => [file, file.replace('.png', '@2x.png')]).map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
  expect(new Set(pictures).size).toBe(2 * BackgroundState.options.length);
});

test('macOS colours a template by itself, whatever its theme', () => {
  const [light, dark] = [false, true].map((isDark) => trayIconFile(ROOT, 'fine', { platform: 'darwin', isDark }));
  expect(light).toBe(dark);
  expect(path.basename(light ?? '')).toBe('fineTemplate.png');
});
