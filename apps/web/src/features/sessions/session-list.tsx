import { Button, Time } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { describeBrowser } from './describe-browser.ts';

export interface SessionListProps {
  readonly sessions: RouterOutputs['auth']['account']['sessions'];
  /** The one that is being ended. */
  readonly endingId: string | undefined;
  /** Absent for whoever may only look. */
  readonly onEnd?: (sessionId: string) => void;
}

/** Browsers that are signed in, the last used first. */
export function SessionList({ sessions, endingId, onEnd }: SessionListProps) {
  if (sessions.length === 0) return <p className="px-4 py-2 text-ink-2">Signed in nowhere.</p>;
  return (
    <ul>
      {sessions.map(({ id, userAgent, startedAt, lastSeenAt, current }) => {
        const browser = describeBrowser(userAgent);
        return (
          <li key={id} className="flex min-h-9 items-center gap-3 border-b border-line-1 px-4 py-1 last:border-b-0">
            <div className="min-w-0 flex-1">
              <p className="truncate text-ink-1" title={userAgent}>
                {browser}
                {current && <span className="text-ink-3"> (this one)</span>}
              </p>
              <p className="text-12 text-ink-3">
                last used <Time at={lastSeenAt} form="ago" />, signed in <Time at={startedAt} form="date" />
              </p>
            </div>
            {onEnd && !current && (
              <Button
                size="small"
                look="ghost"
                aria-label={`Sign out ${browser}`}
                pending={endingId === id}
                onClick={() => onEnd(id)}
              >
                Sign out
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
