export { applyHeldKey, type TypedText } from './held-keys.ts';
export type { OpenPaletteProps } from './open-palette.tsx';
export { PaletteComing } from './palette-coming.tsx';
export type { PaletteMode } from './palette-look.ts';
export { RecentOwner } from './recent-owner.tsx';
export { useHeldKeys } from './use-held-keys.ts';
export { usePalette } from './use-palette.ts';
export { useRecent } from './use-recent.ts';
