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
    plugins: [react(), shippedLicences(here(), 'window')],
    build: { outDir: 'dist/renderer', emptyOutDir: true, target: OLDEST_CHROME, minify: true, chunkSizeWarningLimit: Infinity, rolldownOptions: { input: here('src-renderer/index.html') } },
  },
});
