import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { shippedLicences } from './scripts/lib/licences.mjs';

const here = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);

/** The oldest runtime the application must load in: Electron 33 with Node 20.18 and Chrome 130. */
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROME = 'chrome130';

/** The command line runs in plain Node: what it loads, also through shared chunks, must not reach for Electron. */
const keepsElectronOut = (entryName: string): Plugin => ({
  name: 'keeps-electron-out',
  generateBundle(_options, bundle) {
    const seen = new Set<string>();
    const visit = (fileName: string): void => {
      const chunk = bundle[fileName];
      if (seen.has(fileName) || chunk?.type !== 'chunk') return;
      seen.add(fileName);
      for (const imported of [...chunk.imports, ...chunk.dynamicImports]) {
        if (imported === 'electron' || imported.startsWith('electron/')) this.error(`${entryName} must run without Electron, but ${fileName} imports ${imported}`);
        visit(imported);
      }
    };
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === entryName) visit(chunk.fileName);
  },
});

/** Mantine's style sheets are imported one by one: those of the components that are in the bundle, and no others. */
const keepsStylesComplete = (sheet: string): Plugin => ({
  name: 'keeps-styles-complete',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const used = new Set(modules.flatMap((id) => /@mantine\/core\/.*\/(\w+)\.module\.mjs$/.exec(id)?.[1] ?? []));
    const imported = new Set([...readFileSync(sheet, 'utf8').matchAll(/core\/styles\/([A-Z]\w+)\.layer\.css/g)].flatMap(([, name]) => name ?? []));
    const [missing, unused] = [[...used].filter((name) => !imported.has(name)), [...imported].filter((name) => !used.has(name))];
    if (missing.length + unused.length > 0) this.error(`${sheet} lacks ${missing.join(', ') || 'nothing'}, and has unused ${unused.join(', ') || 'nothing'}`);
  },
});

/** A screen is its own file beside those that are there by then: each more costs its way through two processes (docs/decisions/0036). */
const keepsScreensWhole: Plugin = {
  name: 'keeps-screens-whole',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const isThere = (fileName: string): boolean => chunks.some((chunk) => chunk.fileName === fileName && (chunk.isEntry || chunk.name === ZOD_FIRST.name || chunk.name === SHARED.name));
    for (const { isDynamicEntry, name, imports } of chunks) {
      const more = imports.filter((fileName) => !isThere(fileName));
      if (isDynamicEntry && more.length > 0) this.error(`${name} also loads ${more.join(', ')}`);
    }
  },
};

/** What creates schemas comes after `quiet-zod.ts`: it lies in zod's own chunk, which everything that uses zod loads first. */
const ZOD_FIRST = { name: 'zod', test: /node_modules[\\/]zod[\\/]|quiet-zod\.ts$/, priority: 1 };
/** What the first screen needs whatever it is: one file, because each costs its way through two processes at every opening of the window. */
const START = { name: 'start', tags: ['$initial' as const] };
/** What more than one screen needs, for the same reason: a screen is its own file and this one, and not sixty. */
const SHARED = { name: 'shared', minShareCount: 2 };

export default defineConfig({
  main: {
    plugins: [keepsElectronOut('maestro'), shippedLicences(here(), 'main')],
    build: {
      outDir: 'dist/main',
      target: OLDEST_NODE,
      sourcemap: true,
      // Read from the disk of the same machine: what counts is how much is executed, not how large a file is.
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        // Never loaded: the D-Bus library asks X11 for the bus's address only where it was not given one.
        external: ['x11'],
        input: { index: here('src-main/main.ts'), maestro: here('src-main/headless/main.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    plugins: [shippedLicences(here(), 'preload')],
    build: {
      outDir: 'dist/preload',
      target: OLDEST_NODE,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: { input: here('src-preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false } },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), keepsStylesComplete(here('src-renderer/app/mantine.css')), keepsScreensWhole, shippedLicences(here(), 'window')],
    build: { outDir: 'dist/renderer', emptyOutDir: true, cssCodeSplit: false, target: OLDEST_CHROME, minify: true, chunkSizeWarningLimit: Infinity, rolldownOptions: { input: here('src-renderer/index.html'), output: { codeSplitting: { groups: [ZOD_FIRST, START, SHARED] } } } },
  },
});
