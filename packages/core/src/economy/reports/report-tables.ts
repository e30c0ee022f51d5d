import type { MonthStanding, ReportFigures, ReportLine } from './report-figures.ts';
import { changeWords, monthWords, usdWords } from './report-words.ts';

/** A table of a report, in words: what HTML and plain text both show. */
export interface ReportTable {
  readonly title: string;
  /** What stands instead of rows when there are none. */
  readonly none: string;
  readonly columns: readonly { readonly head: string; readonly isFigure: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Sums, set apart; null without. */
  readonly foot: readonly string[] | null;
}

const name = (head: string) => ({ head, isFigure: false });
const figure = (head: string) => ({ head, isFigure: true });
const change = ({ nanoUsd, beforeNanoUsd }: ReportLine) => changeWords(nanoUsd - beforeNanoUsd);
const known = (nanoUsd: bigint | null) => (nanoUsd === null ? '–' : usdWords(nanoUsd));

/** Forecast, or spend where there is none, against the budget: `$12.00 over`. */
export function againstBudget({ nanoUsd, budgetNanoUsd, forecastNanoUsd }: MonthStanding): string {
  if (budgetNanoUsd === null) return '–';
  const over = (forecastNanoUsd ?? nanoUsd) - budgetNanoUsd;
  if (over === 0n) return 'on budget';
  return over > 0n ? `${usdWords(over)} over` : `${usdWords(-over)} under`;
}

/** The tables that were asked for, in the order in which they are shown. */
export function reportTables(figures: ReportFigures): readonly ReportTable[] {
  const { departments, agents, movers, anomalies } = figures;
  return [
    ...(departments === null ? [] : [departmentTable(figures, departments)]),
    ...(agents === null ? [] : [agentTable(figures, agents)]),
    ...(movers === null ? [] : [moverTable(movers)]),
    ...(anomalies === null ? [] : [anomalyTable(anomalies)]),
  ];
}

function departmentTable(
  { period, total, month }: ReportFigures,
  departments: NonNullable<ReportFigures['departments']>,
): ReportTable {
  const isMonth = period.kind === 'month';
  const soFar = (standing: MonthStanding) => (isMonth ? [] : [usdWords(standing.nanoUsd)]);
  const hasForecast = month.forecastNanoUsd !== null;
  const forecast = (standing: MonthStanding) => (hasForecast ? [known(standing.forecastNanoUsd)] : []);
  const row = (line: ReportLine, standing: MonthStanding) => [
    line.name,
    usdWords(line.nanoUsd),
    change(line),
    ...soFar(standing),
    known(standing.budgetNanoUsd),
    ...forecast(standing),
    againstBudget(standing),
  ];
  return {
    title: 'By department',
    none: 'Nothing was spent.',
    columns: [
      name('Department'),
      figure('Spend'),
      figure('Change'),
      ...(isMonth ? [] : [figure(`${monthWords(month.month)} so far`)]),
      figure('Budget'),
      ...(hasForecast ? [figure('Forecast')] : []),
      figure('Against budget'),
    ],
    rows: departments.map((line) => row(line, line.month)),
    foot: departments.length === 0 ? null : row(total, month),
  };
}

function agentTable({ total }: ReportFigures, agents: readonly ReportLine[]): ReportTable {
  const row = (line: ReportLine) => [
    line.name,
    usdWords(line.nanoUsd),
    change(line),
    line.calls.toLocaleString('en-US'),
  ];
  return {
    title: 'Agents that spent most',
    none: 'No agent spent anything.',
    columns: [name('Agent'), figure('Spend'), figure('Change'), figure('Calls')],
    rows: agents.map(row),
    foot: agents.length === 0 ? null : row(total),
  };
}

function moverTable(movers: readonly ReportLine[]): ReportTable {
  return {
    title: 'What changed most',
    none: 'No agent’s spend changed.',
    columns: [name('Agent'), figure('Change'), figure('Before'), figure('Spend')],
    rows: movers.map((line) => [line.name, change(line), usdWords(line.beforeNanoUsd), usdWords(line.nanoUsd)]),
    foot: null,
  };
}

function anomalyTable(anomalies: NonNullable<ReportFigures['anomalies']>): ReportTable {
  return {
    title: 'Unusual spend',
    none: 'Nothing unusual was found.',
    columns: [name('Agent'), name('Model'), name('Days'), figure('Spend'), figure('Usual'), name('Cause')],
    rows: anomalies.map(({ agent, model, firstDay, lastDay, nanoUsd, expectedNanoUsd, cause, wasExpected }) => [
      agent,
      model,
      firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`,
      usdWords(nanoUsd),
      usdWords(expectedNanoUsd),
      [...(cause === null ? [] : [cause]), ...(wasExpected ? ['expected'] : [])].join(', ') || '–',
    ]),
    foot: null,
  };
}
