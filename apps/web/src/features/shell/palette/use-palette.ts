'use client';

import { createLater, useLater } from '@/later/index.ts';

const palette = createLater(async () => (await import('./open-palette.tsx')).OpenPalette);

/** The palette, undefined until its code is here: that comes once the page rests, or when somebody asks for it. */
export function usePalette() {
  return { OpenPalette: useLater(palette), fetchPalette: palette.fetch };
}
