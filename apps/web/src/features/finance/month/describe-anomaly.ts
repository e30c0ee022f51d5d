import { formatDate } from '@/format/index.ts';
import type { FinanceAnomaly } from '../finance-types.ts';
import { roundUsd } from '../round-usd.ts';

const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `3.1 ×`, or `38 % more` below twice as much. */
function timesWords(factor: number): string {
  return factor >= 2 ? `${tenths.format(factor)} ×` : `${roundUsd((factor - 1) * 100)} % more`;
}

const causes: Readonly<
  Record<NonNullable<FinanceAnomaly['cause']>['kind'], (factor: string, many: boolean) => string>
> = {
  calls: (factor, many) => (many ? `${factor} as many calls` : `${factor} calls`),
  input_tokens: (factor, many) => (many ? `${factor} as many input tokens a call` : `${factor} input tokens a call`),
  output_tokens: (factor, many) => (many ? `${factor} as many output tokens a call` : `${factor} output tokens a call`),
  price: (factor, many) => (many ? `${factor} the cost of a token` : `a token costs ${factor}`),
};

/** What an anomaly is: `tier1-resolver costs 38 % more than expected`. */
export function anomalyTitle({ agent, actualNanoUsd, expectedNanoUsd }: FinanceAnomaly): string {
  const expected = Number(expectedNanoUsd);
  if (expected <= 0) return `${agent.slug} costs where nothing was expected`;
  const factor = Number(actualNanoUsd) / expected;
  const words = timesWords(factor);
  return factor >= 2 ? `${agent.slug} costs ${words} what was expected` : `${agent.slug} costs ${words} than expected`;
}

/** When, on what, why as far as it is known, and how unusual: `17 to 18 Nov; mistral-large-3; 3.1 × as many calls; robust z 5.4`. */
export function anomalyNote({ from, to, model, cause, z }: FinanceAnomaly): string {
  const short = (atMs: number) => formatDate(atMs, 'UTC').replace(/ \d{4}$/, '');
  const [first, last] = [short(from), short(to - 1)];
  const why = cause === null ? 'cause not known' : causes[cause.kind](timesWords(cause.factor), cause.factor >= 2);
  return [first === last ? first : `${first} to ${last}`, model.name, why, `robust z ${tenths.format(z)}`].join('; ');
}
