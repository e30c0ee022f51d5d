import { publishedPrices, type PublishedPrice, type PublishedTerms } from './published-prices.ts';

export interface ListedPrice {
  readonly effectiveFrom: Date;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
  /** As the row keeps it (contracts: classPrices); left out where a list says nothing of classes. */
  readonly classes?: Readonly<Record<string, string | number>>;
  readonly source: string;
}

const nanoUsdPerUsd = 1_000_000_000;
/** Prices apply from before an installation can exist; a change of price is a new row with its own date. */
const sinceEver = new Date('2025-01-01T00:00:00Z');
/** Providers list one model under dated names too: gpt-4o-mini-2024-07-18, claude-sonnet-4-5-20250929. */
const dateSuffix = /-(\d{8}|\d{4}-\d{2}-\d{2})$/;

/** The list price of a model; undefined when no list has it: its calls then have unknown cost, not cost zero. */
export function listedPrice(modelName: string): ListedPrice | undefined {
  const name = modelName.replace(dateSuffix, '');
  for (const { source, terms, prices } of publishedPrices) {
    const price = Object.hasOwn(prices, name) ? prices[name] : undefined;
    if (price !== undefined) {
      return { effectiveFrom: sinceEver, source, ...inNanoUsd(price), ...classesOf(price, terms) };
    }
  }
  return undefined;
}

const nanoUsd = (usd: number): bigint => BigInt(Math.round(usd * nanoUsdPerUsd));

function inNanoUsd(price: PublishedPrice) {
  return {
    inputNanoUsdPerMillion: nanoUsd(price.input),
    cachedInputNanoUsdPerMillion: price.cachedInput === undefined ? null : nanoUsd(price.cachedInput),
    cacheWriteNanoUsdPerMillion: price.cacheWrite === undefined ? null : nanoUsd(price.cacheWrite),
    outputNanoUsdPerMillion: nanoUsd(price.output),
  };
}

function classesOf({ cacheWriteOneHour }: PublishedPrice, terms: PublishedTerms | undefined) {
  const { thousandToolUses, batchDiscountPercent } = terms ?? {};
  const classes = {
    ...(cacheWriteOneHour === undefined
      ? {}
      : { cacheWriteOneHourNanoUsdPerMillion: nanoUsd(cacheWriteOneHour).toString() }),
    ...(thousandToolUses === undefined ? {} : { toolUseNanoUsdPerThousand: nanoUsd(thousandToolUses).toString() }),
    ...(batchDiscountPercent === undefined ? {} : { batchDiscountPercent }),
  };
  return Object.keys(classes).length === 0 ? {} : { classes };
}
