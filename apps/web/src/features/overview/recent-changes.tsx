'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState, QueryState, Time } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const shown = 8;

/** Who changed what last, from the audit trail. */
export function RecentChanges() {
  const trpc = useTRPC();
  const query = useQuery(trpc.audit.list.queryOptions({ limit: shown }));
  return (
    <QueryState query={query} what="the changes" rows={shown}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Nothing has been changed yet." />
        ) : (
          <ol>
            {items.map(({ id, at, actor, action, target }) => (
              <li
                key={id}
                className="grid min-h-7 grid-cols-[72px_minmax(0,1fr)_minmax(0,1fr)] items-center gap-3 border-t border-line-1 px-4"
              >
                <Time at={at} />
                <span className="truncate">
                  {actor.name ?? (actor.kind === 'person' ? 'a former member' : actor.kind)}
                </span>
                <span className="truncate font-mono text-12" title={`${action} ${target.id}`}>
                  {action} <span className="text-ink-3">{target.id}</span>
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </QueryState>
  );
}
