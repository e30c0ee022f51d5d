'use client';

import Link from 'next/link';
import type { Route } from 'next';
import { Peek } from '@/components/peek/index.ts';
import { AgentName, ExplanationCard, Facts } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { ClassMark } from '../class-mark.tsx';
import type { PoolStatus } from '../scheduler-types.ts';
import type { QueueRow } from './prepare-queue.ts';

export interface QueuedCallPeekProps {
  readonly callId: string;
  /** Undefined once it waits no more. */
  readonly row: QueueRow | undefined;
  readonly pool: PoolStatus;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

function Gone({ callId, pool }: Pick<QueuedCallPeekProps, 'callId' | 'pool'>) {
  return (
    <div className="px-4 py-3 text-ink-2">
      <p>It waits in {pool.slug} no more: it started, was refused, or its client left.</p>
      <p className="pt-2">
        <Link href={`/calls/${callId}`} className="text-you hover:underline">
          Open the call
        </Link>
      </p>
    </div>
  );
}

/** One waiting call beside the queue: who it is, and all that its place comes from. */
export function QueuedCallPeek({ callId, row, pool, onPrevious, onNext }: QueuedCallPeekProps) {
  return (
    <Peek
      label={`Call ${callId}`}
      title={
        <h2 className="truncate font-mono text-12 font-semibold" title={callId}>
          {callId}
        </h2>
      }
      onPrevious={onPrevious}
      onNext={onNext}
      fullHref={`/calls/${callId}`}
    >
      {row === undefined ? (
        <Gone callId={callId} pool={pool} />
      ) : (
        <>
          <Facts
            facts={[
              ['Position', `${formatCount(row.position)} of ${formatCount(pool.waiting)} in ${pool.slug}`],
              [
                'Agent',
                <AgentName
                  key="agent"
                  slug={row.agent.slug}
                  name={row.agent.name}
                  href={`/agents/${row.agent.slug}` as Route}
                />,
              ],
              ['Department', row.department.name],
              ['Class', <ClassMark key="class" serviceClass={row.serviceClass} />],
              ...(row.runId === null
                ? []
                : ([
                    [
                      'Run',
                      <span key="run" className="font-mono">
                        {row.runId}
                      </span>,
                    ],
                  ] as const)),
            ]}
          />
          <section aria-label={row.why.title} className="border-t border-line-1 px-4 py-2">
            <h3 className="font-semibold">{row.why.title}</h3>
            <ExplanationCard explanation={row.why} />
          </section>
        </>
      )}
    </Peek>
  );
}
