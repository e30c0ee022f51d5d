import { parseClockField, parseUsd } from '@/format/index.ts';
import type { PriceClasses } from './class-fields.ts';
import type { ReadClasses } from './read-classes.ts';

const notAmount = 'Give an amount in USD, such as 0.12, with at most 9 decimals.';
const amountFields = ['input', 'output', 'cachedInput', 'cacheWrite'] as const;
type AmountField = (typeof amountFields)[number];

/** A price as it was typed; `from` is a wall clock in the viewer's zone, empty for now. */
export type TypedPrice = Readonly<Record<AmountField | 'source' | 'from', string>>;

export interface ReadPrice {
  /** Sentence for each field that cannot be read; none when `price` is there. */
  readonly problems: Readonly<Record<string, string>>;
  readonly price:
    | {
        readonly classes: PriceClasses | null;
        /** Epoch ms; null for now. */
        readonly effectiveFrom: number | null;
        readonly inputNanoUsdPerMillion: string;
        readonly outputNanoUsdPerMillion: string;
        readonly cachedInputNanoUsdPerMillion: string | null;
        readonly cacheWriteNanoUsdPerMillion: string | null;
        readonly source: string;
      }
    | undefined;
}

export interface PriceMoment {
  readonly nowMs: number;
  readonly zone: string;
}

function readFrom(
  text: string,
  { nowMs, zone }: PriceMoment,
): { readonly at: number | null; readonly problem?: string } {
  if (text.trim() === '') return { at: null };
  const at = parseClockField(text, zone);
  if (at === undefined) return { at: null, problem: 'Give a day and a time, or leave it empty for now.' };
  return at < nowMs ? { at, problem: 'Choose a moment to come: calls of the past have been charged already.' } : { at };
}

/** A price list as it was typed, in USD per million tokens. Input, output and source must be there. */
export function readPrice(
  typed: TypedPrice,
  moment: PriceMoment,
  { classes, problems: classProblems }: ReadClasses = { classes: null, problems: {} },
): ReadPrice {
  const problems: Record<string, string> = { ...classProblems };
  const amounts = new Map<AmountField, string | null>();
  for (const field of amountFields) {
    const text = typed[field].trim();
    const optional = field === 'cachedInput' || field === 'cacheWrite';
    const nanoUsd = parseUsd(text);
    if (nanoUsd === undefined && !(optional && text === '')) problems[field] = notAmount;
    amounts.set(field, nanoUsd?.toString() ?? null);
  }
  const { at: effectiveFrom, problem } = readFrom(typed.from, moment);
  if (problem !== undefined) problems['from'] = problem;
  const source = typed.source.trim();
  if (source === '') problems['source'] = 'Say where the price comes from.';
  const input = amounts.get('input');
  const output = amounts.get('output');
  if (Object.keys(problems).length > 0 || !input || !output) return { problems, price: undefined };
  return {
    problems,
    price: {
      effectiveFrom,
      classes,
      inputNanoUsdPerMillion: input,
      outputNanoUsdPerMillion: output,
      cachedInputNanoUsdPerMillion: amounts.get('cachedInput') ?? null,
      cacheWriteNanoUsdPerMillion: amounts.get('cacheWrite') ?? null,
      source,
    },
  };
}
