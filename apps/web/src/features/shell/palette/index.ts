export type { PaletteMode, PaletteProps } from './palette.tsx';
export type { PaletteItem } from './palette-item.ts';
export { RecentOwner } from './recent-owner.tsx';
export { usePalette } from './use-palette.ts';
export { useRecent } from './use-recent.ts';
