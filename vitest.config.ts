import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

// The console's own short name for its sources.
const resolve = { alias: { '@': new URL('apps/web/src', import.meta.url).pathname } };
const exclude = [...configDefaults.exclude, '**/.next/**', '**/generated/**', '**/*.spec.*', 'bench/rivals/**'];
// Gives properties the seed of the run, where there is one.
const setupFiles = ['scripts/testing/seed-properties.ts'];
const databaseSetup = 'packages/db/src/testing/global-setup.ts';

export default defineConfig({
  test: {
    // Vitest leaves one core to itself; on a machine with two, tests that wait for a database would wait in line.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          setupFiles,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.int.test.*', '**/*.sim.test.*'],
          testTimeout: 20_000,
          // Unit tests share no state; a fresh set of modules for each file would take three times as long as the tests.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: 'int',
          setupFiles,
          include: ['**/*.int.test.{ts,tsx}'],
          exclude,
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Polls end when their condition holds; the default of one second is too short for a busy machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'sim',
          setupFiles,
          include: ['**/*.sim.test.ts'],
          exclude,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
