'use client';

import { createContext, use } from 'react';
import type { PaletteMode } from './palette/index.ts';

export interface ShellControls {
  /** Opens the palette, with some text in it if given. */
  readonly openPalette: (mode?: PaletteMode, text?: string) => void;
  /** Lists all keys of this page. */
  readonly openKeys: () => void;
}

export const ShellControlsContext = createContext<ShellControls>({
  openPalette: () => undefined,
  openKeys: () => undefined,
});

/** What any part of a page may open. */
export function useShellControls(): ShellControls {
  return use(ShellControlsContext);
}
