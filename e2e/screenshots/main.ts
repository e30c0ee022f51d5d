import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { fillSignIn, watchBrowser } from '../fixtures/console-test.ts';
import { startInstallation } from '../fixtures/installation.ts';
import { readCredentials, userWithRole, type Stage, type User } from '../fixtures/stage.ts';
import { Album } from './album.ts';
import { economyScenes, emptyScenes, governScenes, operateScenes, type Scene } from './scenes/index.ts';
import { createEmptyOrganisation, makeUglyData } from './ugly-data/index.ts';

/**
 * `npm run screenshots`: every room of the console in both themes, with ugly data and without any, as PNG files in
 * `screenshots/`; it fails with a list of what is cut off, too wide, or called as another page is.
 * `npm run screenshots -- calls agent` makes those whose name begins so.
 */
const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const printChromium = fileURLToPath(new URL('../../scripts/print-chromium.mjs', import.meta.url));
const views = [
  { name: '1440', width: 1440, height: 900, themes: ['light', 'dark'] },
  { name: '1280', width: 1280, height: 720, themes: ['light'] },
  { name: '390', width: 390, height: 844, themes: ['light'] },
] as const;

type Person = Pick<User, 'email' | 'password'>;
type Theme = 'light' | 'dark';

async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  process.stdout.write('Starting an installation of its own\n');
  const installation = await startInstallation({
    environment: { AGENT_OS_DEMO_FLEET: '1', AGENT_OS_DESIGN_PAGE: '1' },
  });
  const album = new Album(folder);
  const browser = await launch();
  try {
    const { consoleUrl, kernelUrl, home } = installation;
    const stage: Stage = { consoleUrl, kernelUrl, home, credentials: readCredentials(home) };
    const ids = await makeUglyData(stage);
    const rooms = [...operateScenes(ids), ...economyScenes(ids), ...governScenes(ids)];
    const newcomer = await createEmptyOrganisation(stage);
    await photographAll(browser, stage, album, userWithRole('owner', stage.credentials), [
      { name: 'sign-in', path: '/sign-in', signedOut: true },
      ...rooms,
    ]);
    await photographAll(browser, stage, album, newcomer, emptyScenes);
  } finally {
    await browser.close();
    await installation.stop();
    installation.remove();
  }
  const problems = album.problems();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? `All pictures are in ${folder}\n` : `${problems.length} problems\n`);
  return problems.length === 0 ? 0 : 1;
}

async function photographAll(
  browser: Browser,
  { consoleUrl }: Stage,
  album: Album,
  person: Person,
  scenes: readonly Scene[],
): Promise<void> {
  const asked = scenes.filter(({ name }) => wanted(name));
  if (asked.length === 0) return;
  for (const view of views) {
    for (const theme of view.themes) {
      const page = await openConsole(browser, consoleUrl, view, theme);
      const complaints = watchBrowser(page);
      const suffix = `${view.name}-${theme}`;
      for (const scene of asked.filter(({ signedOut }) => signedOut === true)) await album.add(page, scene, suffix);
      await page.goto('/sign-in');
      await fillSignIn(page, person);
      await page.getByRole('button', { name: /^Account of / }).waitFor();
      for (const scene of asked.filter(({ signedOut }) => signedOut !== true)) await album.add(page, scene, suffix);
      album.complain(complaints.map((complaint) => `${suffix}: ${complaint}`));
      await page.context().close();
    }
  }
}

function wanted(name: string): boolean {
  const asked = process.argv.slice(2);
  return asked.length === 0 || asked.some((start) => name.startsWith(start));
}

async function launch(): Promise<Browser> {
  const { stdout } = await promisify(execFile)(process.execPath, [printChromium]);
  return chromium.launch({
    executablePath: stdout.trim(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
}

async function openConsole(
  browser: Browser,
  baseURL: string,
  { width, height }: { readonly width: number; readonly height: number },
  theme: Theme,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

process.exitCode = await main();
