import type { ReportAnomaly, ReportPeriod } from '@agent-os/core/reports';
import { monthOf, type financeReader, type nameOwners, type SpendKind } from '../api/finance/index.ts';

type Finance = ReturnType<typeof financeReader>;
type Anomaly = Awaited<ReturnType<Finance['anomalies']>>['items'][number];

export interface AnomalyQuestion {
  readonly period: ReportPeriod;
  readonly spend: SpendKind;
  readonly departmentId: string | null;
  readonly agents: Awaited<ReturnType<typeof nameOwners>>;
}

const causes: Readonly<Record<NonNullable<Anomaly['cause']>['kind'], string>> = {
  calls: 'times the calls',
  input_tokens: 'times the input tokens a call',
  output_tokens: 'times the output tokens a call',
  price: 'times the price of a token',
};

/** Unusual spend of the period as the finance page finds it, in the months that the period touches. */
export async function readAnomalies(
  finance: Finance,
  { period, spend, departmentId, agents }: AnomalyQuestion,
): Promise<readonly ReportAnomaly[]> {
  const months = [...new Set([monthOf(period.fromMs), monthOf(period.toMs - 1)])];
  const found: Anomaly[] = [];
  for (const month of months) found.push(...(await finance.anomalies({ month })).items);
  return found
    .filter(({ from, to, simulated, agent }) => {
      const isOfKind = simulated === (spend === 'simulated');
      const isInside = from < period.toMs && to > period.fromMs;
      return isOfKind && isInside && (departmentId === null || agents.get(agent.id)?.departmentId === departmentId);
    })
    .map(({ agent, model, firstDay, lastDay, actualNanoUsd, expectedNanoUsd, cause, expected }) => ({
      agent: agent.slug === '' ? agent.name : agent.slug,
      model: model.name === '' ? 'none' : model.name,
      firstDay,
      lastDay,
      nanoUsd: BigInt(actualNanoUsd),
      expectedNanoUsd: BigInt(expectedNanoUsd),
      cause: cause === null ? null : `${cause.factor.toFixed(1)} ${causes[cause.kind]}`,
      wasExpected: expected !== null,
    }));
}
