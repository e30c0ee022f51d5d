import Link from 'next/link';
import { Sparkline } from '@/components/chart/index.ts';
import { DataTable, Panel, Time, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { AgentActivity, AgentDetail } from '../agent-types.ts';
import { formatSuccess } from '../describe-health.ts';

interface Trend {
  readonly name: string;
  readonly value: string;
  readonly values: readonly (number | null)[];
  readonly tone: 'ink' | 'care' | 'stop';
}

/** The last 24 hours as lines; an hour without calls is a gap in what is a share of calls. */
function trendsOf({ hours }: AgentActivity, { health }: AgentDetail): readonly Trend[] {
  const success = hours.map(({ calls, failed }) => (calls === 0 ? null : (calls - failed) / calls));
  const troubled = health.state === 'failing' ? 'stop' : health.state === 'degraded' ? 'care' : 'ink';
  return [
    {
      name: 'Answered',
      value: health.calls === 0 ? '–' : formatSuccess(health),
      values: success,
      tone: troubled,
    },
    { name: 'Calls', value: formatCount(health.calls), values: hours.map(({ calls }) => calls), tone: 'ink' },
    {
      name: 'Failed',
      value: formatCount(health.failed),
      values: hours.map(({ failed }) => failed),
      tone: health.failed > 0 ? troubled : 'ink',
    },
    {
      name: 'Denied by a rule',
      value: formatCount(health.denied),
      values: hours.map(({ denied }) => denied),
      tone: 'ink',
    },
  ];
}

export function HealthPanel({ agent, activity }: { readonly agent: AgentDetail; readonly activity: AgentActivity }) {
  const { lastError } = agent.health;
  return (
    <Panel title="Health" note="24 h, by the hour">
      <ul className="px-4 py-1">
        {trendsOf(activity, agent).map(({ name, value, values, tone }) => (
          <li key={name} className="flex h-7 items-center gap-3 text-12">
            <span className="min-w-0 flex-1 text-ink-1">{name}</span>
            <Sparkline label={`${name} in the last 24 hours, ${value} in all`} values={values} tone={tone} />
            <span className="w-20 text-right font-medium text-ink-1">{value}</span>
          </li>
        ))}
        <li className="flex h-7 items-center gap-3 text-12">
          <span className="flex-1 text-ink-1">Last error</span>
          <span className={lastError === null ? 'text-ink-3' : 'text-ink-1'}>
            {lastError === null ? (
              'none in 24 h'
            ) : (
              <>
                <code className="font-mono">{lastError.code}</code> <Time at={lastError.at} form="ago" />
              </>
            )}
          </span>
        </li>
      </ul>
    </Panel>
  );
}

type Problem = AgentActivity['problems'][number];

const columns: readonly Column<Problem>[] = [
  {
    key: 'code',
    head: 'What went wrong',
    cell: ({ code, lastDetail }) => (
      <span className="font-mono text-ink-1" title={lastDetail ?? undefined}>
        {code}
      </span>
    ),
  },
  { key: 'outcome', head: 'Outcome', cell: ({ outcome }) => outcome },
  { key: 'calls', head: 'Calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
  {
    key: 'last',
    head: 'Last',
    align: 'right',
    cell: ({ lastAt, lastCallId }) => (
      <Link href={`/calls/${lastCallId}`} className="text-you hover:underline" prefetch={false}>
        <Time at={lastAt} form="ago" />
      </Link>
    ),
  },
];

/** Failures and refusals of the last day by their cause; absent when there are none. */
export function ProblemsPanel({ activity }: { readonly activity: AgentActivity }) {
  if (activity.problems.length === 0) return null;
  return (
    <Panel title="Problems" note={`24 h, among the newest ${formatQuantity(activity.examined, 'call')}`}>
      <DataTable
        caption="Problems of the last 24 hours"
        columns={columns}
        rows={activity.problems}
        rowKey={({ code, outcome }) => `${code} ${outcome}`}
      />
    </Panel>
  );
}
