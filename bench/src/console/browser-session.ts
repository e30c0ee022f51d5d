import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { observePage } from './page-observer.ts';

const printChromium = fileURLToPath(new URL('../../../scripts/print-chromium.mjs', import.meta.url));
const viewport = { width: 1440, height: 900 };

/** A browser in which somebody is signed in to the console. */
export interface BrowserSession {
  readonly version: string;
  /** A page of its own with an empty cache; what it does is observed from its first byte. */
  readonly openPage: () => Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
  readonly close: () => Promise<void>;
}

/** Starts Chromium and signs in once; every page after that shares the session's cookies and nothing else. */
export async function startBrowserSession(
  consoleUrl: string,
  person: { readonly email: string; readonly password: string },
): Promise<BrowserSession> {
  const { stdout } = await promisify(execFile)(process.execPath, [printChromium]);
  const browser = await chromium.launch({
    executablePath: stdout.trim(),
    // Chromium's sandbox refuses to run as root; /dev/shm is tiny in containers.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
  const context = await newContext(browser, consoleUrl);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Account of / }).waitFor();
  const cookies = await context.cookies();
  await context.close();
  return {
    version: browser.version(),
    openPage: async () => {
      const fresh = await newContext(browser, consoleUrl);
      await fresh.addCookies(cookies);
      await fresh.addInitScript(observePage);
      return { page: await fresh.newPage(), close: () => fresh.close() };
    },
    close: () => browser.close(),
  };
}

function newContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  return browser.newContext({ baseURL, viewport, reducedMotion: 'reduce' });
}
