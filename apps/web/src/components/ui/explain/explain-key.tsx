'use client';

import { useKeys } from '@/preferences/index.ts';

const triggers = 'button[data-explain]';
const rows = 'tr, [role="row"], li, [data-row]';
const current = '[aria-selected="true"], [aria-current="true"], [data-current="true"]';

/** The reason that `w` opens: of what has the focus, else of its row, else of the row that is selected. */
function findTrigger(): HTMLElement | null {
  const focused = document.activeElement;
  if (focused?.matches(triggers)) return focused as HTMLElement;
  const inRow = focused?.closest(rows)?.querySelector<HTMLElement>(triggers);
  if (inRow) return inRow;
  for (const row of document.querySelectorAll(current)) {
    const found = row.querySelector<HTMLElement>(triggers);
    if (found) return found;
  }
  return null;
}

function openReason(): void {
  const trigger = findTrigger();
  trigger?.focus();
  trigger?.click();
}

/** What `w` does, once for the whole page. */
export function ExplainKey() {
  useKeys({ w: { does: 'why', run: openReason } }, 'everywhere');
  return null;
}
