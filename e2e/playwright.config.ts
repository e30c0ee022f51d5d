import { defineConfig, devices } from '@playwright/test';

const isRoot = process.getuid?.() === 0;
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results/e2e',
  globalSetup: './fixtures/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For a machine that is busy with other things too; what passes does not wait for them.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // The JSON report goes to the file that scripts/test.mjs names; without one it would flood the terminal.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? [['list']] : [['list'], ['json']],
  // The longest test of all waits more than it works: begun first, it is not what the run waits for in the end.
  projects: [
    { name: 'crash', testMatch: /[\\/]crash[\\/].*\.spec\.ts$/ },
    { name: 'product', testIgnore: /[\\/]crash[\\/]/ },
  ],
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // The zone of the kernel's days, so that "today" is the same everywhere.
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox refuses to run as root; /dev/shm is tiny in containers.
      args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    },
  },
});
