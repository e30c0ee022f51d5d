import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { signIn, watchBrowser } from '../fixtures/console-test.ts';
import { startInstallation } from '../fixtures/installation.ts';
import { readCredentials, userWithRole } from '../fixtures/stage.ts';
import { insertHugeFigures } from './insert-huge-figures.ts';
import { makeUglyData } from './make-ugly-data.ts';
import { openScene, scenes, type Scene } from './scenes.ts';

/**
 * `npm run screenshots`: every room of the console in both themes, with ugly data, as PNG files in `screenshots/`.
 * `npm run screenshots -- calls agent` makes those whose name begins so.
 */
const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const printChromium = fileURLToPath(new URL('../../scripts/print-chromium.mjs', import.meta.url));
const views = [
  { name: '1440', width: 1440, height: 900, themes: ['light', 'dark'] },
  { name: '1280', width: 1280, height: 720, themes: ['light'] },
  { name: '390', width: 390, height: 844, themes: ['light'] },
] as const;
const settleMs = 700;

async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  process.stdout.write('Starting an installation of its own\n');
  const installation = await startInstallation({
    environment: { AGENT_OS_DEMO_FLEET: '1', AGENT_OS_DESIGN_PAGE: '1' },
  });
  const browser = await launch();
  const problems: string[] = [];
  try {
    const credentials = readCredentials(installation.home);
    const ugly = await makeUglyData(installation.kernelUrl, credentials);
    const ids = { ...ugly, hugeCall: await insertHugeFigures(installation.home, ugly.rightToLeftCall) };
    for (const view of views) {
      for (const theme of view.themes) {
        const page = await openConsole(browser, installation.consoleUrl, view, theme);
        const complaints = watchBrowser(page);
        if (wanted('sign-in')) {
          problems.push(
            ...(await photograph(page, { name: 'sign-in', path: '/sign-in' }, `sign-in-${view.name}-${theme}`)),
          );
        }
        await signIn(page, userWithRole('owner', credentials));
        for (const scene of scenes(ids).filter(({ name }) => wanted(name))) {
          problems.push(...(await photograph(page, scene, `${scene.name}-${view.name}-${theme}`)));
        }
        problems.push(...complaints.map((complaint) => `${view.name} ${theme}: ${complaint}`));
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
    await installation.stop();
    installation.remove();
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? `All pictures are in ${folder}\n` : `${problems.length} problems\n`);
  return problems.length === 0 ? 0 : 1;
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
  theme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** One picture; answers with what is wrong in it: a page that is wider than its window. */
async function photograph(page: Page, scene: Scene, name: string): Promise<string[]> {
  await openScene(page, scene);
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: `${folder}${name}.png` });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  process.stdout.write(`${name}.png\n`);
  return overflow > 0 ? [`${name}: the page is ${overflow} px wider than its window`] : [];
}

process.exitCode = await main();
