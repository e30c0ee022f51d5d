'use client';

import { useEffect, useState } from 'react';
import type { Palette } from './palette.tsx';

/** The palette, fetched once the page works: it is not needed to show one, and is there before it is opened. */
export function usePalette(): typeof Palette | undefined {
  const [code, setCode] = useState<{ readonly Palette: typeof Palette }>();
  useEffect(() => void import('./palette.tsx').then(setCode), []);
  return code?.Palette;
}
