'use client';

import { useQuery } from '@tanstack/react-query';
import { Panel, QueryState, StateGlyph } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { longMonthName } from '../months.ts';
import { prepareChecks } from './prepare-checks.ts';

const shapes = { good: 'settled', look: 'degraded', hold: 'error' } as const;
const words = { good: 'in order', look: 'look at it', hold: 'does not agree' } as const;

/** What to look at before a month is closed, compared anew from every call. */
export function CloseChecksPanel({ month }: { readonly month: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.finance.closeChecks.queryOptions({ month }));
  return (
    <Panel title="Checks" note={`${longMonthName(month)}, compared call by call`} className="xl:border-l">
      <div className="min-h-48">
        <QueryState query={query} what="the checks" rows={6}>
          {(checks) => (
            <ul>
              {prepareChecks(checks).map(({ id, name, note, state }) => (
                <li key={id} className="flex items-start gap-2 border-t border-line-1 px-4 py-1.5">
                  <span className="pt-0.5">
                    <StateGlyph shape={shapes[state]} />
                    <span className="sr-only">{words[state]}: </span>
                  </span>
                  <span className="min-w-0">
                    <span className="font-medium">{name}</span>
                    <span className="block text-12 text-ink-2">{note}</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </QueryState>
      </div>
    </Panel>
  );
}
