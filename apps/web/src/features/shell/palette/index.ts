export type { OpenPaletteProps } from './open-palette.tsx';
export type { PaletteMode } from './palette.tsx';
export { RecentOwner } from './recent-owner.tsx';
export { usePalette } from './use-palette.ts';
export { useRecent } from './use-recent.ts';
