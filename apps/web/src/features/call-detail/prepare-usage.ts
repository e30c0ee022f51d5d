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

const decimals = 15;
const fewestDecimals = 5;

/** An amount to its last digit, without needless zeros: `0.00082944`. */
export function formatFemtoUsd(femtoUsd: bigint): string {
  const digits = femtoUsd.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(fewestDecimals, '0');
  return `${digits.slice(0, -decimals)}.${fraction}`;
}
