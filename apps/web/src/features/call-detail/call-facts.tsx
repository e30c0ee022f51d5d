import type { Route } from 'next';
import Link from 'next/link';
import { AgentName, Facts, SimulatedBadge, Time } from '@/components/ui/index.ts';
import { formatCallMoney, formatCount, formatDuration, nothing } from '@/format/index.ts';
import { callsLike } from './calls-like.ts';
import type { CallDetail } from './call-types.ts';

type Fact = Parameters<typeof Facts>[0]['facts'][number];

const linkClass = 'text-you [overflow-wrap:anywhere] hover:underline';

function RunFact({ call }: { readonly call: CallDetail }) {
  if (call.runId === null) return <>{nothing}</>;
  return (
    <Link href={callsLike('run', call.runId, call.receivedAt)} className={`font-mono ${linkClass}`}>
      {call.runId}
    </Link>
  );
}

function KeyFact({ call }: { readonly call: CallDetail }) {
  if (call.keyId === null || call.keyLastFour === null) return <>{nothing}</>;
  return (
    <Link href={callsLike('key', call.keyId, call.receivedAt)} className={`font-mono ${linkClass}`}>
      …{call.keyLastFour}
    </Link>
  );
}

function ModelFact({ call }: { readonly call: CallDetail }) {
  return (
    <>
      <Link href={callsLike('model', call.modelRequested, call.receivedAt)} className={linkClass}>
        {call.modelRequested}
      </Link>{' '}
      {call.simulated && <SimulatedBadge />}
    </>
  );
}

function identityOf(call: CallDetail): readonly Fact[] {
  return [
    [
      'Agent',
      <AgentName
        key="agent"
        slug={call.agent.slug}
        name={call.agent.name}
        href={`/agents/${call.agent.slug}` as Route}
      />,
    ],
    ['Department', call.department.name],
    ['Run', <RunFact key="run" call={call} />],
    ['Key', <KeyFact key="key" call={call} />],
    ['Model', <ModelFact key="model" call={call} />],
    ['Answered by', call.modelAnswered ?? nothing],
    ['Provider', call.provider ?? nothing],
    ['Pool', call.pool ?? nothing],
    ['Protocol', call.protocol],
    ['Streamed', call.streamed ? 'yes' : 'no'],
  ];
}

function timesOf(call: CallDetail): readonly Fact[] {
  return [
    ['Received', <Time key="received" at={call.receivedAt} />],
    ['Finished', <Time key="finished" at={call.finishedAt} />],
    ['Duration', formatDuration(call.durationUs)],
    ['First byte', formatDuration(call.firstByteUs)],
    ['HTTP status', call.httpStatus === null ? nothing : String(call.httpStatus)],
    ['Attempts', formatCount(call.attempts)],
  ];
}

/** Who asked, what answered, and when. */
export function CallFacts({ call }: { readonly call: CallDetail }) {
  return <Facts facts={[...identityOf(call), ...timesOf(call)]} />;
}

/** What was expected before the call, beside what the usage table says of it. */
export function EstimateFacts({ call }: { readonly call: CallDetail }) {
  const priced = call.steps.some(({ step }) => step === 'price');
  const money = (nanoUsd: string | null) => formatCallMoney(nanoUsd === null ? null : BigInt(nanoUsd));
  return (
    <Facts
      facts={[
        ['Input, estimated', priced ? `${formatCount(call.estimatedInputTokens)} tok` : nothing],
        ['Output, at most', call.maxOutputTokens === null ? nothing : `${formatCount(call.maxOutputTokens)} tok`],
        ['Reserved before', money(call.reservedNanoUsd)],
        ...(call.claimedValueNanoUsd === null
          ? []
          : [['Worth, says its sender', money(call.claimedValueNanoUsd)] as const]),
      ]}
    />
  );
}
