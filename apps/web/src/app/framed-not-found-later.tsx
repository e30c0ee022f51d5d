'use client';

import { lazyPart } from '@/later/index.ts';

/** `FramedNotFound` in a chunk of its own: Next sends the root not-found along with every page. */
export const FramedNotFoundLater = lazyPart(async () => (await import('./framed-not-found.tsx')).FramedNotFound);
