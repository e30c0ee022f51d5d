export { Palette, type PaletteMode } from './palette.tsx';
export type { PaletteItem } from './palette-item.ts';
export { RecentOwner } from './recent-owner.tsx';
export { useRecent } from './use-recent.ts';
