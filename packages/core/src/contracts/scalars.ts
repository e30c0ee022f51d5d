import { z } from 'zod';

/** An integer amount of nano-USD in decimal digits: JSON has no 64-bit integers. */
export const nanoUsdText = z.string().regex(/^-?\d{1,20}$/);

/** Milliseconds since the epoch. */
export const epochMs = z.number().int().nonnegative();

export const slug = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.');

export const displayName = z.string().trim().min(1, 'Give a name.').max(120, 'Use at most 120 characters.');

export const emailAddress = z.email('Give an e-mail address.').max(254).toLowerCase();

export const password = z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.');

/** A prefixed, time-ordered id such as `agt_01k…`. */
export const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));

/** The answer of a change that has nothing to tell but that it happened. */
export const done = z.object({ done: z.literal(true) });
