import { defineConfig } from 'vitest/config';

/** Both clocks of every test machine agree; a test about time zones sets its own. */
process.env['TZ'] = 'UTC';

const KILLS = ['e2e/specs/*crash*.spec.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'main',
          environment: 'node',
          include: ['{src-main,src-preload}/**/*.test.ts', 'e2e/!(specs)/**/*.test.ts', 'scripts/**/*.test.mjs'],
          // Whole applications over two servers, and passphrases that are slow by intent, on a machine that does other things too.
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src-renderer/**/*.test.{ts,tsx}'],
          // Whole forms are filled in key by key, which a loaded machine does slowly.
          testTimeout: 20_000,
        },
      },
      {
        // Real processes without a window, which are killed: two files at a time.
        test: { name: 'kills', environment: 'node', include: KILLS, maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        // Real windows: one at a time, with the time that a slow machine needs.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/specs/**/*.spec.ts'],
          exclude: KILLS,
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
