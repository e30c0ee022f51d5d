import Link from 'next/link';
import { Time, type Column } from '@/components/ui/index.ts';
import { formatSeconds } from '@/format/index.ts';
import { CostCell, ModelCell, StateCell, tokensText } from './call-cells.tsx';
import type { Call } from './call-types.ts';

const time: Column<Call> = {
  key: 'time',
  head: 'Time',
  className: 'w-px font-mono',
  cell: (call) => (
    <Link href={`/calls/${call.id}`} className="row-link" prefetch={false}>
      <Time at={call.receivedAt} />
    </Link>
  ),
};

const agent: Column<Call> = {
  key: 'agent',
  head: 'Agent',
  cell: (call) => <span className="font-medium text-ink-1">{call.agent.slug}</span>,
};

const rest: readonly Column<Call>[] = [
  { key: 'model', head: 'Model', cell: (call) => <ModelCell call={call} /> },
  { key: 'state', head: 'Path and state', cell: (call) => <StateCell call={call} /> },
  { key: 'wait', head: 'Wait, s', align: 'right', cell: (call) => formatSeconds(call.waitUs) },
  { key: 'first', head: 'First byte, s', align: 'right', cell: (call) => formatSeconds(call.firstByteUs) },
  {
    key: 'tokens',
    head: 'In / out, tok',
    align: 'right',
    cell: (call) => tokensText(call),
  },
  {
    key: 'cost',
    head: 'Cost, USD',
    align: 'right',
    className: 'text-ink-1',
    cell: (call) => <CostCell call={call} />,
  },
];

/** One line a call. */
export const callColumns: readonly Column<Call>[] = [time, agent, ...rest];
/** The same where the page is about one agent. */
export const callColumnsOfAgent: readonly Column<Call>[] = [time, ...rest];
