'use client';

import { Button, StateGlyph } from '@/components/ui/index.ts';
import { formatTime } from '@/format/index.ts';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import type { useConnection } from './use-connection.ts';

/** Says that figures are no longer as of now. They stay; nothing above the line moves. */
export function ConnectionBanner({ connection }: { readonly connection: ReturnType<typeof useConnection> }) {
  const zone = useViewerZone();
  const now = useNow();
  const { state, answeredAt, retry } = connection;
  const lost = state === 'offline' || state === 'late';
  return (
    <div role="status" aria-label="Connection">
      {lost && (
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-t border-care-line bg-care-soft px-4 py-1">
          <StateGlyph shape="suspended" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">
              {answeredAt === 0 ? 'Nothing was loaded yet.' : `Shown as of ${formatTime(answeredAt, zone, now)}.`}
            </strong>{' '}
            <span className="text-ink-2">
              {state === 'offline'
                ? 'This browser has no connection. Figures stay, and are loaded anew when it is back.'
                : 'The kernel does not answer; trying again. Figures stay as they are.'}
            </span>
          </p>
          {state === 'late' && (
            <Button size="small" onClick={retry}>
              Retry
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
