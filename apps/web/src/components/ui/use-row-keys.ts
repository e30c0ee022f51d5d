'use client';

import { useKeys } from '@/preferences/index.ts';

function moveFocus(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main .row-link')];
  const current = links.findIndex((link) => link === document.activeElement);
  const next = current === -1 ? (step === 1 ? 0 : links.length - 1) : current + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

/** `j` and `k` walk the rows of the page's table; Enter follows the row's link, as it always does. */
export function useRowKeys(): void {
  useKeys({
    j: { does: 'next row', run: () => moveFocus(1) },
    k: { does: 'previous row', run: () => moveFocus(-1) },
  });
}
