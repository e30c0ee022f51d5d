import type { Page } from '@playwright/test';

/** What the pictures need to know of the installation. */
export interface SceneIds {
  readonly agent: string;
  readonly rightToLeftCall: string;
  readonly longCall: string;
  readonly hugeCall: string;
  readonly budget: string;
  readonly invoice: string;
  readonly task: string;
  readonly model: string;
}

/** One picture: an address, and what is done there. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly keys?: readonly string[];
  /** Buttons that are pressed, by their names, after the keys. */
  readonly presses?: readonly (string | RegExp)[];
  /** As it comes on paper, all of it. */
  readonly onPaper?: boolean;
  /** Before anybody signs in. */
  readonly signedOut?: boolean;
}

/** Goes there, waits until nothing loads, and does what the scene says. */
export async function openScene(page: Page, { path, keys = [], presses = [], onPaper = false }: Scene): Promise<void> {
  await page.emulateMedia({ media: onPaper ? 'print' : 'screen' });
  await page.goto(path);
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await nothingLoads(page);
  for (const key of keys) await page.keyboard.press(key);
  for (const name of presses) {
    await page
      .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
      .first()
      .click();
  }
  await nothingLoads(page);
}

/** Says that it loads, and is no sample of the component sheet. */
const loading = ':is(.skeleton, [aria-busy=true]):not([data-sample] *)';

/** Polls never end, so the network is never idle: what is awaited is that nothing says it loads. */
async function nothingLoads(page: Page): Promise<void> {
  await page.waitForFunction((selector) => document.querySelector(selector) === null, loading);
}
