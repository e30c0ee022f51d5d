import { z } from 'zod';
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
  'visited',
] as const;
const recentEntry = z.object({
  id: z.string().max(300),
  kind: z.enum(kinds),
  name: z.string().max(300),
  note: z.string().max(300).optional(),
  /** A path of this console, nothing else. */
  href: z
    .string()
    .max(300)
    .regex(/^\/(?!\/)/)
    .optional(),
});
export type RecentEntry = z.infer<typeof recentEntry>;

const keptMax = 12;

/** The list with `entry` first and once. */
export function rememberEntry(entries: readonly RecentEntry[], entry: RecentEntry): readonly RecentEntry[] {
  return [entry, ...entries.filter(({ id }) => id !== entry.id)].slice(0, keptMax);
}

/** What the storage holds; nothing when it was made by something else. */
export function parseEntries(stored: string | null): readonly RecentEntry[] {
  if (stored === null) return [];
  try {
    const entries = recentEntry.array().safeParse(JSON.parse(stored));
    return entries.success ? entries.data : [];
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
