import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium: CHROMIUM_PATH, an installed one, or the one that Playwright installed. */
export function findInstalledBrowser(environment: NodeJS.ProcessEnv): string {
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const installed = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [environment['CHROMIUM_PATH'] ?? '', ...installed, chromium.executablePath()];
  const found = candidates.find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    throw new Error('There is no Chromium: set CHROMIUM_PATH, or run npm run test:e2e once, which installs one.');
  }
  return found;
}
