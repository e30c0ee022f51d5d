import type { Page } from '@playwright/test';
import type { BrowserSession } from './browser-session.ts';
import { interactivePages, type InteractivePage } from './console-plan.ts';

/** One thing that a person did, and how long until the browser painted the answer, in milliseconds. */
export interface Interaction {
  readonly round: number;
  /** Page and deed, such as `calls_sort`. */
  readonly name: string;
  readonly durationMs: number;
}

const throttling = 4;
/** Interactions below this are not reported by the browser; they count as so much. */
const leastReportedMs = 16;
/** What an interaction starts may go on after its first paint; the next one must not pay for it. */
const settleMs = 350;
const loadTimeoutMs = 180_000;

/** Does what people do most on a long list, with a processor four times slower than this one. */
export async function measureInteractions(session: BrowserSession, round: number): Promise<Interaction[]> {
  const interactions: Interaction[] = [];
  for (const plan of interactivePages) {
    const { page, close } = await session.openPage();
    try {
      await page.goto(plan.route);
      await loadRows(page, plan);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
      for (const { name, deed, times } of plan.deeds) {
        for (let time = 0; time < times; time += 1) {
          const durationMs = await observe(page, () => deed(page, time));
          interactions.push({ round, name: `${plan.name}_${name}`, durationMs });
        }
      }
    } finally {
      await close();
    }
  }
  return interactions;
}

/** Goes on to the end of the list until it holds enough rows, as somebody does who looks for something old. */
async function loadRows(page: Page, { leastRows }: InteractivePage): Promise<void> {
  const grid = page.getByRole('grid').first();
  await grid.getByRole('row').nth(1).waitFor();
  await grid.locator('tbody [role=row], tbody tr[aria-rowindex]').first().focus();
  const deadline = Date.now() + loadTimeoutMs;
  for (let rows = 0; rows < leastRows;) {
    if (Date.now() > deadline) throw new Error(`The list had ${rows} of ${leastRows} rows after three minutes.`);
    await page.keyboard.press('End');
    await page.waitForTimeout(50);
    rows = Number(await grid.locator('[aria-rowindex]').last().getAttribute('aria-rowindex'));
  }
  await page.keyboard.press('Home');
  await page.waitForTimeout(settleMs);
}

async function observe(page: Page, deed: () => Promise<void>): Promise<number> {
  const known = new Set(Object.keys(await noted(page)));
  await deed();
  await page.waitForTimeout(settleMs);
  const fresh = Object.entries(await noted(page)).filter(([id]) => !known.has(id));
  return Math.max(leastReportedMs, ...fresh.map(([, durationMs]) => durationMs));
}

async function noted(page: Page): Promise<Record<string, number>> {
  return (await page.evaluate(() => window.pageNotes?.interactions)) ?? {};
}
