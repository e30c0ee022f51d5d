'use client';

import type { GridColumn } from '@/components/grid/index.ts';
import { AgentName, ExactText, Money, PersonName, RiskPips, Time } from '@/components/ui/index.ts';
import {
  formatCount,
  formatDateTime,
  formatExactMoney,
  formatQuantity,
  formatTotalMoney,
  nothing,
} from '@/format/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { AgentStateBadge, describeAgentState } from '../agent-state.tsx';
import type { AgentListItem } from '../agent-types.ts';
import { describeCause, healthOrder, healthWords } from '../describe-health.ts';
import { describeModels } from '../describe-models.ts';
import { HealthCell } from '../health-cell.tsx';
import { tierOf } from '../tier-of.ts';
import { compareCost } from './compare-cost.ts';

type Column = GridColumn<AgentListItem>;

const amountOf = (nanoUsd: string | null): bigint => (nanoUsd === null ? -1n : BigInt(nanoUsd));

function byAmount(read: (agent: AgentListItem) => bigint) {
  return (one: AgentListItem, other: AgentListItem) => {
    const difference = read(one) - read(other);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  };
}

function byNumber(read: (agent: AgentListItem) => number) {
  return (one: AgentListItem, other: AgentListItem) => read(one) - read(other);
}

function RatioCell({ agent }: { readonly agent: AgentListItem }) {
  const compared = compareCost(agent);
  if (compared === undefined) return <>{nothing}</>;
  const normal = formatTotalMoney(amountOf(agent.costNormalNanoUsd));
  return (
    <ExactText
      exact={`A normal day costs ${normal}: the mean of the last complete days, seven at most.`}
      className={compared.unusual ? 'font-medium text-care' : 'text-ink-3'}
    >
      {compared.ratio.toFixed(2)} ×
    </ExactText>
  );
}

function VersionCell({ agent: { version, versionAt } }: { readonly agent: AgentListItem }) {
  const zone = useViewerZone();
  return <ExactText exact={`Version ${version} since ${formatDateTime(versionAt, zone)}`}>v{version}</ExactText>;
}

/** One line a digital employee. */
export const agentColumns: readonly Column[] = [
  {
    id: 'name',
    head: 'Agent',
    widthPx: 130,
    grow: true,
    canHide: false,
    sortable: true,
    cell: ({ slug, name }) => <AgentName slug={slug} name={name} />,
    text: ({ slug }) => slug,
  },
  {
    id: 'department',
    head: 'Department',
    widthPx: 130,
    grow: true,
    sortable: true,
    cell: ({ department, team }) => (
      <>
        {department.name}
        {team !== null && <span className="text-ink-3">, {team.name}</span>}
      </>
    ),
    text: ({ department, team }) => (team === null ? department.name : `${department.name}, ${team.name}`),
  },
  {
    id: 'owner',
    head: 'Owner',
    widthPx: 98,
    sortable: true,
    cell: ({ owner }) => <PersonName name={owner?.name ?? null} />,
    text: ({ owner }) => owner?.name ?? nothing,
  },
  {
    id: 'risk',
    head: 'Risk',
    widthPx: 72,
    sortable: true,
    cell: ({ riskClass }) => (riskClass === null ? nothing : <RiskPips tier={tierOf(riskClass)} />),
    text: ({ riskClass }) => riskClass ?? nothing,
  },
  {
    id: 'models',
    head: 'Models',
    widthPx: 82,
    cell: ({ allowedModels }) => describeModels(allowedModels),
    text: ({ allowedModels }) => (allowedModels.length === 0 ? 'every model' : allowedModels.join(', ')),
  },
  {
    id: 'state',
    head: 'State',
    widthPx: 98,
    sortable: true,
    cell: (agent) => <AgentStateBadge agent={agent} />,
    text: (agent) => describeAgentState(agent).words,
  },
  {
    id: 'health',
    head: 'Health',
    unit: '24 h',
    widthPx: 156,
    sortable: true,
    cell: ({ health }) => <HealthCell health={health} />,
    text: ({ health }) => `${healthWords[health.state]}: ${describeCause(health)}`,
    compare: byNumber(
      ({ health }) => healthOrder.indexOf(health.state) + (health.calls === 0 ? 0 : 1 - health.failed / health.calls),
    ),
  },
  {
    id: 'calls',
    head: 'Calls today',
    align: 'end',
    widthPx: 74,
    sortable: true,
    cell: ({ callsToday }) => formatCount(callsToday),
    text: ({ callsToday }) => String(callsToday),
    compare: byNumber(({ callsToday }) => callsToday),
  },
  {
    id: 'cost',
    head: 'Cost today',
    unit: 'USD',
    align: 'end',
    widthPx: 110,
    sortable: true,
    cell: ({ costTodayNanoUsd, callsToday, callsWithoutCostToday, simulatedToday }) => (
      <span
        className="text-ink-1"
        title={
          callsWithoutCostToday > 0
            ? `${formatQuantity(callsWithoutCostToday, 'call')} without a known cost left out`
            : undefined
        }
      >
        <Money nanoUsd={callsToday === 0 ? '0' : costTodayNanoUsd} form="column" simulated={simulatedToday > 0} />
        {callsWithoutCostToday > 0 && <span className="text-care"> +?</span>}
      </span>
    ),
    text: ({ costTodayNanoUsd }) =>
      costTodayNanoUsd === null ? nothing : formatExactMoney(BigInt(costTodayNanoUsd)).replace('$', ''),
    compare: byAmount(({ costTodayNanoUsd }) => amountOf(costTodayNanoUsd)),
  },
  {
    id: 'normal',
    head: 'Of normal',
    align: 'end',
    widthPx: 80,
    sortable: true,
    cell: (agent) => <RatioCell agent={agent} />,
    text: (agent) => compareCost(agent)?.ratio.toFixed(2) ?? nothing,
    compare: byNumber((agent) => compareCost(agent)?.ratio ?? -1),
  },
  {
    id: 'last',
    head: 'Last call',
    align: 'end',
    widthPx: 76,
    sortable: true,
    cell: ({ lastCallAt }) => <Time at={lastCallAt} form="ago" />,
    text: ({ lastCallAt }) => (lastCallAt === null ? nothing : new Date(lastCallAt).toISOString()),
    compare: byNumber(({ lastCallAt }) => lastCallAt ?? 0),
  },
  {
    id: 'version',
    head: 'Version',
    align: 'end',
    widthPx: 60,
    sortable: true,
    cell: (agent) => <VersionCell agent={agent} />,
    text: ({ version }) => `v${version}`,
    compare: byNumber(({ versionAt }) => versionAt),
  },
];
