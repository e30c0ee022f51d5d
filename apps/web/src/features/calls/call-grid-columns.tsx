import { AgentName, Duration, Energy, Time } from '@/components/ui/index.ts';
import type { GridColumn } from '@/components/grid/index.ts';
import { formatCallUsd, formatEnergyIn, formatSeconds, nothing } from '@/format/index.ts';
import { CostCell, ModelCell, StateCell, TokensCell, tokensText } from './call-cells.tsx';
import type { Call } from './call-types.ts';
import { wordOf } from './describe-state.ts';

/** One line a call, for the grid of the room. Ids stand in addresses: never rename one. */
export const callGridColumns: readonly GridColumn<Call>[] = [
  {
    id: 'time',
    head: 'Time',
    // Room for `17 Nov 10:42:16`: of a call that is not of today, the minute counts as much.
    widthPx: 122,
    sortable: true,
    canHide: false,
    cell: ({ receivedAt }) => (
      <span className="font-mono">
        <Time at={receivedAt} />
      </span>
    ),
    text: ({ receivedAt }) => new Date(receivedAt).toISOString(),
  },
  {
    id: 'agent',
    head: 'Agent',
    widthPx: 116,
    grow: true,
    cell: ({ agent }) => <AgentName slug={agent.slug} name={agent.name} />,
    text: ({ agent }) => `${agent.slug}, ${agent.name}`,
  },
  {
    id: 'model',
    head: 'Model',
    widthPx: 122,
    grow: true,
    cell: (call) => <ModelCell call={call} />,
    text: (call) =>
      [
        `asked for ${call.modelRequested}`,
        ...(call.modelAnswered === null ? [] : [`${call.modelAnswered} answered`]),
        ...(call.simulated ? ['simulated'] : []),
      ].join(', '),
  },
  {
    id: 'state',
    head: 'Path and state',
    widthPx: 140,
    cell: (call) => <StateCell call={call} />,
    text: (call) =>
      call.errorCode === null
        ? call.state
        : `${wordOf(call)}: ${call.stoppedByBudget === null ? call.errorCode : `budget ${call.stoppedByBudget.name}`}`,
  },
  {
    id: 'wait',
    head: 'Wait',
    unit: 's',
    align: 'end',
    widthPx: 62,
    sortable: true,
    cell: ({ waitUs }) => <Duration us={waitUs} form="seconds" />,
    text: ({ waitUs }) => formatSeconds(waitUs),
  },
  {
    id: 'first',
    head: 'First byte',
    unit: 's',
    align: 'end',
    widthPx: 86,
    sortable: true,
    cell: ({ firstByteUs }) => <Duration us={firstByteUs} form="seconds" />,
    text: ({ firstByteUs }) => formatSeconds(firstByteUs),
  },
  {
    id: 'tokens',
    head: 'In / out',
    unit: 'tok',
    align: 'end',
    widthPx: 106,
    sortable: true,
    cell: (call) => <TokensCell call={call} />,
    text: tokensText,
  },
  {
    id: 'cost',
    head: 'Cost',
    unit: 'USD',
    align: 'end',
    widthPx: 78,
    sortable: true,
    cell: (call) => <CostCell call={call} />,
    text: ({ costNanoUsd }) => (costNanoUsd === null ? nothing : formatCallUsd(BigInt(costNanoUsd))),
  },
  {
    id: 'energy',
    head: 'Energy',
    unit: 'J',
    align: 'end',
    widthPx: 82,
    cell: ({ energyMillijoules, simulated }) => (
      <Energy millijoules={energyMillijoules} unit="J" bare estimated simulated={simulated} />
    ),
    text: ({ energyMillijoules }) => formatEnergyIn(energyMillijoules, 'J'),
  },
  {
    id: 'duration',
    head: 'Duration',
    unit: 's',
    align: 'end',
    widthPx: 84,
    sortable: true,
    cell: ({ durationUs }) => <Duration us={durationUs} form="seconds" />,
    text: ({ durationUs }) => formatSeconds(durationUs),
  },
];
