import { parseUsd } from '@/format/index.ts';

const notAmount = 'Give an amount in USD, such as 0.12, with at most 9 decimals.';
const amountFields = ['input', 'output', 'cachedInput', 'cacheWrite'] as const;
type AmountField = (typeof amountFields)[number];

export interface ReadPrice {
  /** Sentence for each field that cannot be read; none when `price` is there. */
  readonly problems: Readonly<Record<string, string>>;
  readonly price:
    | {
        readonly inputNanoUsdPerMillion: string;
        readonly outputNanoUsdPerMillion: string;
        readonly cachedInputNanoUsdPerMillion: string | null;
        readonly cacheWriteNanoUsdPerMillion: string | null;
        readonly source: string;
      }
    | undefined;
}

/** A price list as it was typed, in USD per million tokens. Input, output and source must be there. */
export function readPrice(typed: Readonly<Record<AmountField | 'source', string>>): ReadPrice {
  const problems: Record<string, string> = {};
  const amounts = new Map<AmountField, string | null>();
  for (const field of amountFields) {
    const text = typed[field].trim();
    const optional = field === 'cachedInput' || field === 'cacheWrite';
    const nanoUsd = parseUsd(text);
    if (nanoUsd === undefined && !(optional && text === '')) problems[field] = notAmount;
    amounts.set(field, nanoUsd?.toString() ?? null);
  }
  const source = typed.source.trim();
  if (source === '') problems['source'] = 'Say where the price comes from.';
  const input = amounts.get('input');
  const output = amounts.get('output');
  if (Object.keys(problems).length > 0 || !input || !output) return { problems, price: undefined };
  return {
    problems,
    price: {
      inputNanoUsdPerMillion: input,
      outputNanoUsdPerMillion: output,
      cachedInputNanoUsdPerMillion: amounts.get('cachedInput') ?? null,
      cacheWriteNanoUsdPerMillion: amounts.get('cacheWrite') ?? null,
      source,
    },
  };
}
