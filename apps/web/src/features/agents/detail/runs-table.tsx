import Link from 'next/link';
import {
  DataTable,
  Duration,
  EmptyState,
  Energy,
  Money,
  StateGlyph,
  Time,
  Tokens,
  type Column,
} from '@/components/ui/index.ts';
import { formatCarbon, formatCount, formatQuantity } from '@/format/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { AgentDetail, AgentRun } from '../agent-types.ts';
import { callsHref } from '../calls-href.ts';
import { describeRun } from './describe-run.ts';

const usPerMs = 1000;
const briefRows = 16;

const onlyWide = new Set(['tokens', 'started', 'energy', 'carbon']);

function columnsOf(agentId: string): readonly Column<AgentRun>[] {
  return [
    {
      key: 'run',
      head: 'Run',
      cell: ({ runId }) => (
        <Link
          href={callsHref({ agentId, runId })}
          className="row-link max-w-64 truncate font-mono text-you"
          prefetch={false}
          title={runId}
        >
          {runId}
        </Link>
      ),
    },
    {
      key: 'state',
      head: 'Outcome',
      cell: (run) => {
        const { shape, words, tone } = describeRun(run);
        return (
          <span className={`inline-flex items-center gap-1.5 ${tone}`}>
            <StateGlyph shape={shape} />
            {words}
          </span>
        );
      },
    },
    { key: 'calls', head: 'Calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
    {
      key: 'tokens',
      head: 'In / out, tok',
      align: 'right',
      cell: ({ inputTokens, outputTokens }) => <Tokens input={inputTokens} output={outputTokens} />,
    },
    {
      key: 'duration',
      head: 'Took',
      align: 'right',
      cell: ({ startedAt, endedAt }) => <Duration us={endedAt === null ? null : (endedAt - startedAt) * usPerMs} />,
    },
    {
      key: 'cost',
      head: 'Cost, USD',
      align: 'right',
      className: 'text-ink-1',
      cell: ({ costNanoUsd, simulated, withoutCost, calls }) => (
        <Money nanoUsd={withoutCost === calls ? null : costNanoUsd} form="column" simulated={simulated} />
      ),
    },
    {
      key: 'energy',
      head: 'Energy',
      align: 'right',
      cell: ({ energyMillijoules, energyEstimated, simulated }) => (
        <Energy millijoules={energyMillijoules} estimated={energyEstimated} simulated={simulated} />
      ),
    },
    {
      key: 'carbon',
      head: 'CO₂e',
      align: 'right',
      cell: ({ carbonLocationMicrograms }) => formatCarbon(carbonLocationMicrograms),
    },
    { key: 'started', head: 'Began', align: 'right', cell: ({ startedAt }) => <Time at={startedAt} form="ago" /> },
  ];
}

export interface RunsTableProps {
  readonly agent: AgentDetail;
  readonly found: RouterOutputs['agents']['runs'];
  /** Beside other panels: the newest, with fewer columns. */
  readonly brief?: boolean;
}

/** Calls by the run that they named. */
export function RunsTable({ agent, found, brief = false }: RunsTableProps) {
  const { runs, withoutRun, examined, older } = found;
  if (runs.length === 0) {
    return (
      <EmptyState title={examined === 0 ? 'No calls yet.' : 'No call names a run.'}>
        <p className="mt-1">
          {examined === 0
            ? 'Runs appear with the first call.'
            : `The newest ${formatQuantity(examined, 'call')} came without the header X-Agent-Run, which names the run a call belongs to.`}
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption={`Runs of ${agent.slug}, the newest first`}
        columns={columnsOf(agent.id).filter(({ key }) => !brief || !onlyWide.has(key))}
        rows={brief ? runs.slice(0, briefRows) : runs}
        rowKey={({ runId }) => runId}
      />
      {!brief && (
        <p className="px-4 py-2 text-12 text-ink-3">
          {formatQuantity(runs.length, 'run')} among the newest {formatQuantity(examined, 'call')}
          {withoutRun > 0 && `, ${formatCount(withoutRun)} of which named none`}
          {older ? '; older ones are in Calls.' : '.'}
        </p>
      )}
    </>
  );
}
