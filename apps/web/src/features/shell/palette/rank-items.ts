import type { PaletteGroup, PaletteItem } from './palette-item.ts';

/** 0 the whole, 1 the beginning, 2 the beginning of a word, 3 inside, 4 words anywhere; undefined: not it. */
export function rankOf({ name, words = '', note = '' }: PaletteItem, text: string): number | undefined {
  const title = name.toLowerCase();
  if (title === text) return 0;
  if (title.startsWith(text)) return 1;
  if (title.split(/[\s\-._/@]+/).some((word) => word.startsWith(text))) return 2;
  if (title.includes(text)) return 3;
  const all = `${title} ${words.toLowerCase()} ${note.toLowerCase()}`;
  return text.split(/\s+/).every((word) => all.includes(word)) ? 4 : undefined;
}

/** The items that fit what was typed, in their order. */
export function fittingItems(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const text = typed.trim().toLowerCase();
  return items.filter((item) => rankOf(item, text) !== undefined);
}

export interface PaletteSources {
  /** What was chosen or opened last, the newest first. */
  readonly recent: readonly PaletteItem[];
  readonly pageActions: readonly PaletteItem[];
  readonly pages: readonly PaletteItem[];
  readonly globalActions: readonly PaletteItem[];
  /** What the kernel found, in its order. */
  readonly found: readonly PaletteItem[];
}

function onceEach(items: readonly PaletteItem[]): readonly PaletteItem[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed();
}

function group(value: string, items: readonly PaletteItem[]): readonly PaletteGroup[] {
  return items.length === 0 ? [] : [{ value, items }];
}

const recentShown = 5;

/**
 * The palette's list. Without text: recent items first, then what can be done here, then where to go. With text: what
 * fits, the best first, and below it what the kernel found, so that a late answer moves no line that is shown already.
 */
export function groupItems(sources: PaletteSources, typed: string): readonly PaletteGroup[] {
  const { recent, pageActions, pages, globalActions, found } = sources;
  const text = typed.trim().toLowerCase();
  if (text === '') {
    const listed = new Set<string>();
    const others = (items: readonly PaletteItem[]) =>
      items.filter(({ id }) => {
        if (listed.has(id)) return false;
        listed.add(id);
        return true;
      });
    return [
      ...group('Recent', others(recent.slice(0, recentShown))),
      ...group('On this page', others(pageActions)),
      ...group('Go to', others(pages)),
      ...group('Everywhere', others(globalActions)),
    ];
  }
  const local = onceEach([...recent, ...pageActions, ...pages, ...globalActions]).flatMap((item, position) => {
    const rank = rankOf(item, text);
    return rank === undefined ? [] : [{ item, rank, position }];
  });
  const fitting = local.toSorted((one, other) => one.rank - other.rank || one.position - other.position);
  const listed = new Set(fitting.map(({ item }) => item.id));
  return [
    ...group(
      'Here',
      fitting.map(({ item }) => item),
    ),
    ...group(
      'Found',
      found.filter(({ id }) => !listed.has(id)),
    ),
  ];
}
