import { z } from 'zod';
import { epochMs, idOf } from './scalars.ts';

/** How many views one person keeps in one organisation. */
export const viewsPerPersonMax = 100;

const room = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/, 'A room is named by lower-case words.');
const viewName = z.string().trim().min(1, 'Give the view a name.').max(80, 'Use at most 80 characters.');
const viewQuery = z.string().max(4000, 'These filters are too long to save: remove some values.');
const viewId = idOf('viw');

/** A name for a room's query string. */
export const savedView = z.object({
  id: z.string(),
  room: z.string(),
  name: z.string(),
  /** Without the leading question mark. */
  query: z.string(),
  /** Seen by the whole organisation. */
  shared: z.boolean(),
  own: z.boolean(),
  /** Null when its author is no longer a member. */
  authorName: z.string().nullable(),
  /** The caller may change and remove it. */
  mayChange: z.boolean(),
  updatedAt: epochMs,
});
export const listViewsInput = z.object({ room });
/** Makes a view of the caller, or changes query and sharing of the one that is named. */
export const saveViewInput = z.object({
  viewId: viewId.optional(),
  room,
  name: viewName,
  query: viewQuery,
  shared: z.boolean().default(false),
});
export const renameViewInput = z.object({ viewId, name: viewName });
export const viewInput = z.object({ viewId });
