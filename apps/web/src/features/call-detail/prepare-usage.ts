import type { CallDetail } from './call-types.ts';

export interface UsageRow {
  readonly name: string;
  readonly tokens: number;
  /** Nano-USD per million tokens; null when no price was in force. */
  readonly perMillion: bigint | null;
  /** In 10⁻¹⁵ USD, exact: tokens times price, nothing rounded. */
  readonly femtoUsd: bigint | null;
}

export interface Usage {
  readonly rows: readonly UsageRow[];
  readonly tokens: number;
  /** Parts of the rows above that are charged with them. */
  readonly reasoningTokens: number;
}

const femtoPerNano = 1_000_000n;

function priceOf(text: string | null | undefined): bigint | null {
  return text === null || text === undefined ? null : BigInt(text);
}

function rowOf(name: string, tokens: number, perMillion: bigint | null): UsageRow {
  return { name, tokens, perMillion, femtoUsd: perMillion === null ? null : BigInt(tokens) * perMillion };
}

/**
 * What was used, by the class of token it was charged as; undefined when that is not known. Rows add up to the cost:
 * where they do not, because it was settled at the reservation, they have no amounts.
 */
export function prepareUsage(call: CallDetail): Usage | undefined {
  const { inputTokens, outputTokens, price } = call;
  if (inputTokens === null && outputTokens === null) return undefined;
  const cached = call.cachedInputTokens ?? 0;
  const written = call.cacheWriteTokens ?? 0;
  const input = priceOf(price?.inputNanoUsdPerMillion);
  const all = [
    rowOf('Input', Math.max(0, (inputTokens ?? 0) - cached - written), input),
    rowOf('Input from the prefix cache', cached, priceOf(price?.cachedInputNanoUsdPerMillion) ?? input),
    rowOf('Input written to the cache', written, priceOf(price?.cacheWriteNanoUsdPerMillion) ?? input),
    rowOf('Output', outputTokens ?? 0, priceOf(price?.outputNanoUsdPerMillion)),
  ];
  const rows = all.filter(({ name, tokens }) => tokens > 0 || name === 'Input' || name === 'Output');
  const sum = rows.reduce((total, { femtoUsd }) => total + (femtoUsd ?? 0n), 0n);
  const addsUp = call.costNanoUsd !== null && (sum + femtoPerNano / 2n) / femtoPerNano === BigInt(call.costNanoUsd);
  return {
    rows: addsUp ? rows : rows.map((row) => ({ ...row, femtoUsd: null })),
    tokens: (inputTokens ?? 0) + (outputTokens ?? 0),
    reasoningTokens: call.reasoningTokens ?? 0,
  };
}

const femtoDecimals = 15;
const fewestDecimals = 5;

function digitsOf(femtoUsd: bigint): string {
  return femtoUsd.toString().padStart(femtoDecimals + 1, '0');
}

/** How many decimals show all amounts to their last digit, so that they line up. */
export function decimalsFor(amounts: readonly bigint[]): number {
  const needed = amounts.map((amount) => digitsOf(amount).slice(-femtoDecimals).replace(/0+$/, '').length);
  return Math.max(fewestDecimals, ...needed);
}

/** An amount with that many decimals; what is beyond them is cut off. */
export function formatFemtoUsd(femtoUsd: bigint, decimals: number): string {
  const digits = digitsOf(femtoUsd);
  return `${digits.slice(0, -femtoDecimals)}.${digits.slice(-femtoDecimals).slice(0, decimals)}`;
}

/** Nano-USD in the unit of the rows. */
export function toFemtoUsd(nanoUsd: string): bigint {
  return BigInt(nanoUsd) * femtoPerNano;
}
