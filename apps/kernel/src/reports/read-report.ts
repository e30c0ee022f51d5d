import {
  periodBeforeThat,
  prepareReport,
  type MonthStanding,
  type ReportFigures,
  type ReportPeriod,
  type ReportSection,
  type SpendFact,
} from '@agent-os/core/reports';
import { listSpend, type SpendRow } from '@agent-os/db';
import { financeReader, monthOf, nameOwners, type SpendKind } from '../api/finance/index.ts';
import type { ApiDependencies } from '../api/dependencies.ts';
import { readAnomalies } from './read-anomalies.ts';

export interface ReportQuestion {
  readonly name: string;
  readonly sections: readonly ReportSection[];
  /** Null: the whole organisation. */
  readonly departmentId: string | null;
  readonly period: ReportPeriod;
}

/**
 * All that a report says, from the ledger. What stands in the month is what the finance page says of it; spend of the period is summed from
 * the same sums by hour.
 */
export async function readReport(
  dependencies: ApiDependencies,
  organisationId: string,
  question: ReportQuestion,
): Promise<ReportFigures> {
  const { database, clock, consoleUrl } = dependencies;
  const { name, sections, departmentId, period } = question;
  const finance = financeReader(dependencies, organisationId);
  const month = monthOf(period.toMs - 1);
  const standing = await finance.month({ month });
  const { spend } = standing;
  const departments = await finance.owners({ month, by: 'department', spend });
  const { organisation, agents, names, rows, rowsBefore } = await database.withTenant(organisationId, async (tx) => {
    const only = departmentId === null ? {} : { department: [departmentId] };
    const of = ({ fromMs, toMs }: ReportPeriod) =>
      listSpend(tx, { fromMs, untilMs: toMs, by: ['department', 'agent'], only });
    return {
      organisation: await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } }),
      agents: await nameOwners(tx, 'agent'),
      names: await nameOwners(tx, 'department'),
      rows: await of(period),
      rowsBefore: await of(periodBeforeThat(period)),
    };
  });
  const standings = standingsOf(departments, departmentId);
  const whole =
    departmentId === null
      ? {
          nanoUsd: BigInt(standing.actualNanoUsd),
          budgetNanoUsd: standing.budget === null ? null : BigInt(standing.budget.capNanoUsd),
          forecastNanoUsd: standing.forecast === null ? null : BigInt(standing.forecast.nanoUsd),
        }
      : (standings.get(departmentId) ?? { nanoUsd: 0n, budgetNanoUsd: null, forecastNanoUsd: null });
  const other: SpendKind = spend === 'real' ? 'simulated' : 'real';
  return prepareReport({
    organisation: organisation.name,
    name,
    department: departmentId === null ? null : (names.get(departmentId)?.name ?? departmentId),
    period,
    spend,
    otherNanoUsd: rows.reduce((sum, row) => sum + amountOf(row, other), 0n),
    month: { month, isClosed: standing.state === 'closed', ...whole },
    sections,
    facts: factsOf(rows, spend),
    factsBefore: factsOf(rowsBefore, spend),
    names: new Map([...agents, ...names].map(([id, owner]) => [id, owner.slug ?? owner.name])),
    standings,
    anomalies: sections.includes('anomalies')
      ? await readAnomalies(finance, { period, spend, departmentId, agents })
      : [],
    link: `${consoleUrl}/finance?month=${month}&spend=${spend}`,
    madeAtMs: clock.nowMs(),
  });
}

/** A row's spend of one kind. */
function amountOf(row: SpendRow, kind: SpendKind): bigint {
  return kind === 'simulated' ? row.simulatedNanoUsd : row.costNanoUsd - row.simulatedNanoUsd;
}

/** Agents without any call of that kind are left out; calls without a price are of no kind, and stay. */
function factsOf(rows: readonly SpendRow[], spend: SpendKind): readonly SpendFact[] {
  const other: SpendKind = spend === 'real' ? 'simulated' : 'real';
  return rows
    .map((row) => ({ row, nanoUsd: amountOf(row, spend) }))
    .filter(({ row, nanoUsd }) => nanoUsd !== 0n || amountOf(row, other) === 0n)
    .map(({ row, nanoUsd }) => ({
      departmentId: row.department ?? '',
      agentId: row.agent ?? '',
      nanoUsd,
      calls: row.calls,
      unpricedCalls: row.callsWithoutCost,
    }));
}

interface Standing {
  readonly id: string | null;
  readonly actualNanoUsd: string;
  readonly budgetNanoUsd: string | null;
  readonly forecastNanoUsd: string | null;
}

function standingsOf(
  { owners, unallocated }: { readonly owners: readonly Standing[]; readonly unallocated: Standing },
  departmentId: string | null,
): ReadonlyMap<string, MonthStanding> {
  const amount = (text: string | null) => (text === null ? null : BigInt(text));
  return new Map(
    [...owners, unallocated]
      .filter(({ id }) => departmentId === null || id === departmentId)
      .map(({ id, actualNanoUsd, budgetNanoUsd, forecastNanoUsd }) => [
        id ?? '',
        {
          nanoUsd: BigInt(actualNanoUsd),
          budgetNanoUsd: amount(budgetNanoUsd),
          forecastNanoUsd: amount(forecastNanoUsd),
        },
      ]),
  );
}
