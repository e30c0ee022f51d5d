'use client';

import { useMemo, useSyncExternalStore } from 'react';

/** Heights must say what grid.css draws: the window is computed from them, never measured. */
const rowPx = 28;
const touchRowPx = 44;
const card = { titlePx: 24, linePx: 20, framePx: 17, columns: 2 };
export const headPx = 26;

const narrow = '(max-width: 767px)';
const touch = '(pointer: coarse)';

function watchMedia(listener: () => void): () => void {
  const queries = [narrow, touch].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

function readMedia(): 'rows' | 'touch' | 'cards' {
  if (window.matchMedia(narrow).matches) return 'cards';
  return window.matchMedia(touch).matches ? 'touch' : 'rows';
}

export interface GridLayout {
  readonly cards: boolean;
  readonly rowHeightPx: number;
  readonly headHeightPx: number;
}

/** How tall a row is here: a dense line, a line for fingers, or below 768 px a card. */
export function useGridLayout(columnCount: number): GridLayout {
  const media = useSyncExternalStore(watchMedia, readMedia, () => 'rows' as const);
  return useMemo(() => {
    if (media === 'cards') {
      const lines = Math.ceil(Math.max(0, columnCount - 1) / card.columns);
      return { cards: true, rowHeightPx: card.framePx + card.titlePx + lines * card.linePx, headHeightPx: 0 };
    }
    return { cards: false, rowHeightPx: media === 'touch' ? touchRowPx : rowPx, headHeightPx: headPx };
  }, [media, columnCount]);
}
