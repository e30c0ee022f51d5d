import { gzipSync } from 'node:zlib';
import type { BrowserSession } from './browser-session.ts';

/** How one route loads with an empty cache; sizes are of JavaScript after gzip, in bytes. */
export interface RouteLoad {
  readonly route: string;
  readonly largestPaintMs: number;
  readonly layoutShift: number;
  /** Scripts that the document itself names: what the first view needs. */
  readonly firstScriptBytes: number;
  /** With everything that was fetched until the page was quiet. */
  readonly allScriptBytes: number;
}

const quietMs = 1_500;

/** Loads a route in a fresh browser context and reads what the browser noted. */
export async function measureLoading(session: BrowserSession, route: string): Promise<RouteLoad> {
  const { page, close } = await session.openPage();
  try {
    const scripts = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script' || scripts.has(response.url())) return;
      scripts.set(
        response.url(),
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
    });
    const answer = await page.goto(route, { waitUntil: 'load' });
    if (answer === null || !answer.ok()) throw new Error(`${route} answered ${answer?.status() ?? 'nothing'}.`);
    const document = await answer.text();
    await page.waitForTimeout(quietMs);
    const notes = await page.evaluate(() => window.pageNotes);
    const origin = new URL(page.url()).origin;
    let [firstScriptBytes, allScriptBytes] = [0, 0];
    for (const [url, size] of scripts) {
      const bytes = await size;
      allScriptBytes += bytes;
      if (document.includes(`src="${url.replace(origin, '')}"`)) firstScriptBytes += bytes;
    }
    return {
      route,
      largestPaintMs: notes?.largestPaintMs ?? Number.NaN,
      layoutShift: notes?.layoutShift ?? Number.NaN,
      firstScriptBytes,
      allScriptBytes,
    };
  } finally {
    await close();
  }
}
