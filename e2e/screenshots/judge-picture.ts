import type { Page } from '@playwright/test';

/** Above this the window is wide enough for every table of the console. */
const wideFrom = 1440;

/**
 * What can be said to be wrong with a page without looking at it, in words: it is wider than its window; a text is cut and
 * nothing tells the rest; a plain table must be pushed sideways although the window is wide. Runs in the browser.
 */
function findFaults(wideWindow: number): string[] {
  const faults = new Set<string>();
  const tooWide = document.documentElement.scrollWidth - window.innerWidth;
  if (tooWide > 0) faults.add(`the page is ${tooWide} px wider than its window`);

  const words = (text: string | null) => `“${(text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 50)}”`;
  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
  // Cells tell their whole text when they are pointed at.
  const tellsTheRest =
    '[title], [data-exact], [data-cut-on-purpose], td[data-column], .data-table td, svg, [aria-hidden=true], iframe';

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.textContent?.trim() === '' || parent.closest(tellsTheRest) !== null) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0) continue;
    for (let box: Element | null = parent; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      // For readers of screens alone.
      if (edge.width <= 1 || edge.height <= 1) break;
      if (scrolls(overflowX) || scrolls(overflowY)) break;
      if (hides(overflowX) && (text.right > edge.right + 1 || text.left < edge.left - 1)) {
        faults.add(`cut at the side: ${words(node.textContent)}`);
        break;
      }
      if (hides(overflowY) && (text.bottom > edge.bottom + 3 || text.top < edge.top - 3)) {
        faults.add(`cut below: ${words(node.textContent)}`);
        break;
      }
      if (position === 'fixed') break;
    }
  }

  const boxes = window.innerWidth >= wideWindow ? document.querySelectorAll('main, main *') : [];
  for (const box of boxes) {
    const over = box.scrollWidth - box.clientWidth;
    if (over <= 1 || box.clientWidth === 0 || !scrolls(getComputedStyle(box).overflowX)) continue;
    if (box.querySelector('table:not([role=grid])') === null) continue;
    faults.add(`pushed sideways, ${over} px too wide: ${words(box.querySelector('th')?.textContent ?? null)}`);
  }
  return [...faults];
}

/** What is wrong in what the page shows now. */
export function judgePicture(page: Page): Promise<string[]> {
  return page.evaluate(findFaults, wideFrom);
}
