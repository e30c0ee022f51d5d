import { againstBudget } from './report-tables.ts';
import type { ReportFigures } from './report-figures.ts';
import { comparedWords, momentText, monthWords, periodWords, usdWords } from './report-words.ts';

/** What stands above the tables: the sum, and what a reader must know to read it. Plain sentences. */
export interface ReportHead {
  readonly title: string;
  readonly period: string;
  /** `$1,234.56`, and in words which kind of money it is. */
  readonly amount: string;
  readonly kind: string;
  readonly compared: string;
  readonly notes: readonly string[];
  /** Where figures come from, and when they were read. */
  readonly source: string;
}

/** The head of a report. */
export function reportHead(figures: ReportFigures): ReportHead {
  const { name, period, spend, total, month, otherNanoUsd, unpricedCalls, madeAtMs } = figures;
  const monthName = monthWords(month.month);
  const calls = `${total.calls.toLocaleString('en-US')} ${total.calls === 1 ? 'call' : 'calls'}`;
  const other = spend === 'real' ? 'simulated spend' : 'real spend';
  const forecast = month.forecastNanoUsd === null ? '' : ` ${usdWords(month.forecastNanoUsd)} is forecast;`;
  const budget =
    month.budgetNanoUsd === null
      ? `${monthName} has no budget.`
      : `The budget of ${monthName} is ${usdWords(month.budgetNanoUsd)}; ${usdWords(month.nanoUsd)} is spent;${forecast} ${againstBudget(month)}.`;
  return {
    title: name,
    period: `${periodWords(period)}, whole days of UTC`,
    amount: usdWords(total.nanoUsd),
    kind: spend === 'simulated' ? 'USD, simulated: no real model worked for it' : 'USD',
    compared: `${comparedWords(figures)}, ${calls}`,
    notes: [
      budget,
      month.isClosed
        ? `The books of ${monthName} are closed.`
        : `The books of ${monthName} are open: figures may still change.`,
      ...(unpricedCalls === 0
        ? []
        : [
            `${unpricedCalls.toLocaleString('en-US')} ${unpricedCalls === 1 ? 'call has' : 'calls have'} no known price and ${unpricedCalls === 1 ? 'is' : 'are'} in no amount.`,
          ]),
      ...(otherNanoUsd === 0n ? [] : [`Besides, ${usdWords(otherNanoUsd)} of ${other}, which is in no amount here.`]),
    ],
    source: `From the ledger, by arrival of the calls, as of ${momentText(madeAtMs)}.`,
  };
}
