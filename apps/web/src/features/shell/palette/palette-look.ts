/** All that can be found and done, or what the shown page offers alone. */
export type PaletteMode = 'everything' | 'page';

export const paletteWords = {
  everything: { name: 'Search or run a command', placeholder: 'Go, find or act' },
  page: { name: 'Actions of this page', placeholder: 'Actions of this page' },
} as const satisfies Record<PaletteMode, unknown>;

/** The same before and after the palette's code is here, so that nothing jumps. */
export const paletteLook = {
  backdrop: 'fixed inset-0 z-40 bg-[oklch(0_0_0/0.32)]',
  popup:
    'fixed top-[10vh] left-1/2 z-50 flex max-h-[min(560px,80vh)] w-[min(620px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-float border border-line-2 bg-surface-pop shadow-[var(--float-shadow)]',
  line: 'flex h-10 shrink-0 items-center gap-2.5 border-b border-line-1 px-3',
};
