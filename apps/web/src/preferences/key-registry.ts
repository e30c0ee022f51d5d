'use client';

import { createRegistry } from '../registry/index.ts';

/** Whose key it is. An open panel comes before its page, and a page before the frame. */
export const keyScopes = ['panel', 'page', 'everywhere'] as const;
export type KeyScope = (typeof keyScopes)[number];

export interface RegisteredKey {
  /** One key (`j`), or two in a row (`g o`). */
  readonly keys: string;
  /** Words for the list of keys; without them the key acts and is not listed. */
  readonly does: string | undefined;
  readonly scope: KeyScope;
  readonly run: () => void;
}

export const keyRegistry = createRegistry<RegisteredKey>();
