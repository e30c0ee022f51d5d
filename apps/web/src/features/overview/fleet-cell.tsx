import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FleetAgent } from './overview-types.ts';

function Cell({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
      {children}
    </svg>
  );
}

/** Mark and word of each state, in the order of the key below the cells. */
export const fleetStates: Readonly<Record<FleetAgent['state'], { readonly mark: ReactNode; readonly words: string }>> =
  {
    running: {
      words: 'running',
      mark: (
        <Cell>
          <rect width="12" height="12" rx="2" className="fill-run-mark" />
        </Cell>
      ),
    },
    ready: {
      words: 'ready',
      mark: (
        <Cell>
          <rect width="12" height="12" rx="2" className="fill-surface-3" />
        </Cell>
      ),
    },
    suspended: {
      words: 'suspended',
      mark: (
        <Cell>
          <rect width="12" height="12" rx="2" className="fill-care-mark" />
          <path d="M3.5 3h1.6v6H3.5zM6.9 3h1.6v6H6.9z" className="fill-surface-1" />
        </Cell>
      ),
    },
    error: {
      words: 'last call failed',
      mark: (
        <Cell>
          <rect x="0.5" y="0.5" width="11" height="11" rx="2" className="fill-stop-soft stroke-stop-mark" />
          <path d="m3.5 3.5 5 5m0-5-5 5" className="stroke-stop-mark" strokeWidth="1.5" />
        </Cell>
      ),
    },
    retired: {
      words: 'retired',
      mark: (
        <Cell>
          <rect
            x="0.5"
            y="0.5"
            width="11"
            height="11"
            rx="2"
            fill="none"
            className="stroke-line-3"
            strokeDasharray="2 2"
          />
        </Cell>
      ),
    },
  };

/** One digital employee; its name and state stand in the title and for screen readers. */
export function FleetCell({ agent }: { readonly agent: FleetAgent }) {
  const { mark, words } = fleetStates[agent.state];
  return (
    <Link
      href={`/agents/${agent.slug}`}
      prefetch={false}
      title={`${agent.slug}, ${words}`}
      className="grid size-6 place-items-center hover:bg-surface-3"
    >
      {mark}
      <span className="sr-only">
        {agent.slug}, {words}
      </span>
    </Link>
  );
}
