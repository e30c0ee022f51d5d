import type { PaletteItem } from './palette-item.ts';

const kinds = [
  'action',
  'page',
  'agent',
  'call',
  'department',
  'key',
  'model',
  'person',
  'provider',
  'budget',
  'task',
  'visited',
] as const;
/** A line that was chosen before; `href` is a path of this console, nothing else. */
export interface RecentEntry {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  readonly name: string;
  readonly note?: string | undefined;
  readonly href?: string | undefined;
}

const textMax = 300;
const ownPath = /^\/(?!\/)/;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= textMax;

// By hand, as the shell stands on every page and a library of schemas would come along.
function isEntry(value: unknown): value is RecentEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, name, note, href }: Readonly<Record<string, unknown>> = { ...value };
  return (
    isText(id) &&
    kinds.some((known) => known === kind) &&
    isText(name) &&
    (note === undefined || isText(note)) &&
    (href === undefined || (isText(href) && ownPath.test(href)))
  );
}

const keptMax = 12;

/** The list with `entry` first and once. */
export function rememberEntry(entries: readonly RecentEntry[], entry: RecentEntry): readonly RecentEntry[] {
  return [entry, ...entries.filter(({ id }) => id !== entry.id)].slice(0, keptMax);
}

/** What the storage holds; nothing when it was made by something else. */
export function parseEntries(stored: string | null): readonly RecentEntry[] {
  if (stored === null) return [];
  try {
    const entries: unknown = JSON.parse(stored);
    return Array.isArray(entries) && entries.every(isEntry) ? entries : [];
  } catch {
    return [];
  }
}

/** Recent entries as items: as they are now where they are offered here, else by their address, if its page may be read. */
export function resolveEntries(
  entries: readonly RecentEntry[],
  offered: readonly PaletteItem[],
  readablePaths: readonly string[],
): readonly PaletteItem[] {
  const byId = new Map(offered.map((item) => [item.id, item]));
  return entries.flatMap(({ id, kind, name, note, href }) => {
    const now = byId.get(id);
    if (now) return [now];
    if (href === undefined || !readablePaths.some((path) => href.startsWith(path))) return [];
    return [{ id, kind, name, note, href: href as NonNullable<PaletteItem['href']> }];
  });
}
