'use client';

import { useNow, useViewerZone } from '@/preferences/index.ts';
import { formatAgo, formatDateTime, formatTime, formatUtc, nothing } from '@/format/index.ts';

export interface TimeProps {
  readonly at: number | null;
  /** `clock` is 10:42:16.9, with its date on another day; `ago` is 4 s ago; `date` is 18 Nov 2026, 10:42. */
  readonly form?: 'clock' | 'ago' | 'date';
}

/** A moment in the viewer's zone; its title is the exact UTC time. */
export function Time({ at, form = 'clock' }: TimeProps) {
  const zone = useViewerZone();
  const now = useNow();
  if (at === null) return <>{nothing}</>;
  const text =
    form === 'date' ? formatDateTime(at, zone) : form === 'ago' ? formatAgo(at, now) : formatTime(at, zone, now);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={form === 'ago' ? formatUtc(at) : `${formatUtc(at)}, ${formatAgo(at, now)}`}
    >
      {text}
    </time>
  );
}
