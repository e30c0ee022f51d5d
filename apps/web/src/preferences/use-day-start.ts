'use client';

import { startOfDay } from '@/format/index.ts';
import { useNow } from './use-now.ts';
import { useViewerZone } from './viewer-zone.tsx';

/** Start of the viewer's day, in milliseconds since the epoch; moves on at midnight. */
export function useDayStart(): number {
  const zone = useViewerZone();
  return startOfDay(useNow(), zone);
}
