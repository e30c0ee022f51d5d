export { KeyListener } from './key-listener.tsx';
export { keyRegistry } from './key-registry.ts';
export { setSingleKeys, useSingleKeys } from './single-keys.ts';
export { applyTheme, ThemeControl } from './theme-control.tsx';
export {
  firstPaintScript,
  readThemeChoice,
  themeCookie,
  zoneChoiceCookie,
  zoneCookie,
  type ThemeChoice,
} from './theme.ts';
export { SystemTheme } from './system-theme.tsx';
export { useDayStart } from './use-day-start.ts';
export { useKeys } from './use-keys.ts';
export { useNow } from './use-now.ts';
export { ServerViewProvider, useOwnZone, useViewerZone, useZoneOverride } from './viewer-zone.tsx';
export { chooseZone, readZoneChoice, subscribeZoneChoice } from './zone-choice.ts';
