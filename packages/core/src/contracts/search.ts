import { z } from 'zod';

export const searchKind = z.enum([
  'agent',
  'budget',
  'call',
  'department',
  'key',
  'model',
  'person',
  'provider',
  'task',
]);

/** `text` is a part of a name, or an id; words of a name may come in any order. */
export const searchInput = z.object({
  text: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(20),
});

export const searchHit = z.object({
  kind: searchKind,
  id: z.string(),
  title: z.string(),
  /** What tells it from others of its name: a department, an address, a state. */
  note: z.string(),
  /** Path in the console. */
  href: z.string().startsWith('/'),
});

/** The best first. Holds only kinds that the caller may read. */
export const searchResult = z.object({ items: searchHit.array() });
