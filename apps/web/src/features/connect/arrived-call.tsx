'use client';

import Link from 'next/link';
import {
  buttonClass,
  Duration,
  Facts,
  Money,
  SimulatedBadge,
  StateGlyph,
  Time,
  Timeline,
  Tokens,
  type TimelineRow,
} from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type Call = RouterOutputs['calls']['get'];

function rowOf({ step, startUs, durationUs, outcome, explanation }: Call['steps'][number]): TimelineRow {
  const failed = outcome === 'failed';
  const kind = failed ? 'failed' : step === 'admit' ? 'waits' : 'work';
  return { id: step, label: step, segments: [{ kind, startUs, durationUs }], reason: explanation, failed };
}

/** The call that was waited for: what it cost, and the eight steps it took. */
export function ArrivedCall({ call, agentSlug }: { readonly call: Call; readonly agentSlug: string }) {
  const arrived = call.state === 'settled';
  return (
    <div>
      <p role="status" className="flex items-start gap-2 px-4 py-3">
        <span className="pt-1">
          <StateGlyph shape={call.state === 'running' ? 'running' : arrived ? 'settled' : 'error'} />
        </span>
        <span className="min-w-0 text-15">
          {call.state === 'running' && 'A call has arrived and runs.'}
          {arrived && `${agentSlug} is connected. Its call was answered.`}
          {call.state !== 'running' &&
            !arrived &&
            `A call arrived and was not answered: ${call.errorCode ?? call.state}.`}
        </span>
      </p>
      {call.errorDetail !== null && <p className="px-4 pb-2 text-ink-2">{call.errorDetail}</p>}
      <Facts
        facts={[
          ['Arrived', <Time key="at" at={call.receivedAt} />],
          [
            'Model',
            <span key="model" className="inline-flex flex-wrap items-center gap-1.5">
              {call.modelAnswered ?? call.modelRequested}
              {call.simulated && <SimulatedBadge />}
            </span>,
          ],
          ['Tokens, in / out', <Tokens key="tokens" input={call.inputTokens} output={call.outputTokens} />],
          [
            'Cost',
            <Money
              key="cost"
              nanoUsd={call.costNanoUsd}
              form="call"
              simulated={call.simulated}
              unpriced={arrived && call.costNanoUsd === null}
            />,
          ],
          ['Took', <Duration key="took" us={call.durationUs} />],
        ]}
      />
      <Timeline label="Steps of this call" numbered rows={call.steps.map(rowOf)} />
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <Link href={`/calls/${call.id}`} className={buttonClass()}>
          Open the call
        </Link>
        <Link href={`/agents/${agentSlug}`} className={buttonClass(arrived ? 'main' : 'outline')}>
          Open {agentSlug}
        </Link>
      </div>
    </div>
  );
}
