export { browserPart } from './browser-part.tsx';
export { createLater } from './create-later.ts';
export { lazyPart } from './lazy-part.tsx';
export { lazyPopup, type PopupTrigger } from './lazy-popup.tsx';
export { useLater } from './use-later.ts';
export { useWarm } from './use-warm.ts';
