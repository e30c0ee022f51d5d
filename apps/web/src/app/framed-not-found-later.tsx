'use client';

import dynamic from 'next/dynamic';

/** `FramedNotFound` in a chunk of its own: Next sends the root not-found along with every page. */
export const FramedNotFoundLater = dynamic(async () => (await import('./framed-not-found.tsx')).FramedNotFound);
