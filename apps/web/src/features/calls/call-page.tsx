'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { CopyButton, Facts, Page, Panel, QueryState, SimulatedBadge, StateBadge, Time } from '@/components/ui/index.ts';
import { formatCount, formatDuration, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CallTimeline } from './call-timeline.tsx';
import type { CallDetail } from './call-types.ts';
import { CallUsage, describeMissingPrice, describeUsageSource } from './call-usage.tsx';
import { shapeOf } from './describe-state.ts';

const runningPollMs = 1000;

function factsOf(call: CallDetail): Parameters<typeof Facts>[0]['facts'] {
  const wasPriced = call.steps.some(({ step }) => step === 'price');
  return [
    [
      'Agent',
      <Link key="agent" href={`/agents/${call.agent.slug}`} className="text-you underline">
        {call.agent.slug}
      </Link>,
    ],
    ['Department', call.department.name],
    ['Run', call.runId ?? nothing],
    [
      'Key',
      call.keyLastFour === null ? (
        nothing
      ) : (
        <span key="key" className="font-mono">
          …{call.keyLastFour}
        </span>
      ),
    ],
    ['Protocol', call.protocol],
    ['Model asked for', call.modelRequested],
    [
      'Model that answered',
      <span key="model" className="inline-flex items-center gap-1.5">
        {call.modelAnswered ?? nothing} {call.simulated && <SimulatedBadge />}
      </span>,
    ],
    ['Provider', call.provider ?? nothing],
    ['Streamed', call.streamed ? 'yes' : 'no'],
    ['Attempts', formatCount(call.attempts)],
    ['Received', <Time key="received" at={call.receivedAt} />],
    ['Finished', <Time key="finished" at={call.finishedAt} />],
    ['Duration', formatDuration(call.durationUs)],
    ['First byte', formatDuration(call.firstByteUs)],
    ['HTTP status', formatCount(call.httpStatus)],
    ['Estimated input', wasPriced ? `${formatCount(call.estimatedInputTokens)} tok` : nothing],
    ['Output limit', call.maxOutputTokens === null ? nothing : `${formatCount(call.maxOutputTokens)} tok`],
  ];
}

function Problem({ call }: { readonly call: CallDetail }) {
  if (call.errorCode === null) return null;
  return (
    <div className="border-b border-stop-line bg-stop-soft px-4 py-2">
      <p>
        <strong className="font-semibold text-stop">{call.errorCode}</strong> {call.errorDetail}
      </p>
    </div>
  );
}

/** What happened to one call: its steps, its usage, its identity. */
export function CallPage({ callId }: { readonly callId: string }) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.calls.get.queryOptions({ callId }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? runningPollMs : false),
  });
  return (
    <Page
      title={<span className="font-mono text-13 break-all">{callId}</span>}
      note={<CopyButton text={callId} what="call id" />}
      actions={query.data && <StateBadge shape={shapeOf(query.data.state)}>{query.data.state}</StateBadge>}
    >
      <QueryState query={query} what="the call" rows={10}>
        {(call) => (
          <>
            <Problem call={call} />
            <div className="grid lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
              <div className="min-w-0 lg:border-r lg:border-line-1">
                <Panel title="Path" note="eight steps to one time scale">
                  <CallTimeline call={call} />
                </Panel>
                <Panel title="Usage" note={describeUsageSource(call)}>
                  <CallUsage call={call} />
                  <p className="px-4 py-2 text-12 text-ink-3">
                    {call.price === null ? (
                      describeMissingPrice(call)
                    ) : (
                      <>
                        Price in force from <Time at={call.price.effectiveFrom} form="date" />. Source:{' '}
                        {call.price.source}
                      </>
                    )}
                  </p>
                </Panel>
              </div>
              <Panel title="Identity" note="who asked, what answered">
                <Facts facts={factsOf(call)} />
              </Panel>
            </div>
          </>
        )}
      </QueryState>
    </Page>
  );
}
