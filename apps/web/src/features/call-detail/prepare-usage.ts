import { formatCount } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

type CostLine = CallDetail['costLines'][number];

export interface UsageRow {
  readonly name: string;
  /** Tokens, or uses of tools. */
  readonly quantity: number;
  readonly unit: 'tok' | 'uses';
  /** Nano-USD per million; null when no price is known to have made the amount. */
  readonly perMillion: bigint | null;
  /** As the ledger booked it; null when it booked none by class. */
  readonly nanoUsd: bigint | null;
}

export interface Usage {
  readonly rows: readonly UsageRow[];
  readonly tokens: number;
}

const nameOf: Readonly<Record<CostLine['tokenClass'], string>> = {
  input: 'Input',
  cached_input: 'Input from the prefix cache',
  cache_write_5m: 'Input written to the cache',
  cache_write_1h: 'Input written to the cache for an hour',
  output: 'Output',
  reasoning: 'Reasoning',
  audio_input: 'Audio in',
  audio_output: 'Audio out',
  image_input: 'Images in',
  image_output: 'Images out',
  tool_use: 'Uses of the provider’s tools',
};

/**
 * What was used, by the class that it was charged as, as the ledger has it: so the amounts sum to the cost. Where the ledger has
 * no lines, as for a call without a price, the tokens alone; undefined when not even these are known.
 */
export function prepareUsage(call: CallDetail): Usage | undefined {
  const { inputTokens, outputTokens, costLines } = call;
  if (inputTokens === null && outputTokens === null) return undefined;
  const tokens = (inputTokens ?? 0) + (outputTokens ?? 0);
  if (costLines.length > 0) return { rows: costLines.map(rowOfLine), tokens };
  const cached = call.cachedInputTokens ?? 0;
  const written = call.cacheWriteTokens ?? 0;
  const all = [
    ['input', Math.max(0, (inputTokens ?? 0) - cached - written)],
    ['cached_input', cached],
    ['cache_write_5m', written],
    ['output', outputTokens ?? 0],
  ] as const;
  const rows = all
    .filter(([tokenClass, quantity]) => quantity > 0 || tokenClass === 'input' || tokenClass === 'output')
    .map(([tokenClass, quantity]) => ({
      name: nameOf[tokenClass],
      quantity,
      unit: 'tok' as const,
      perMillion: null,
      nanoUsd: null,
    }));
  return { rows, tokens };
}

function rowOfLine({ tokenClass, quantity, nanoUsdPerMillion, nanoUsd }: CostLine): UsageRow {
  return {
    name: nameOf[tokenClass],
    quantity,
    unit: tokenClass === 'tool_use' ? 'uses' : 'tok',
    perMillion: nanoUsdPerMillion === null ? null : BigInt(nanoUsdPerMillion),
    nanoUsd: BigInt(nanoUsd),
  };
}

const nanoDecimals = 9;
const fewestDecimals = 5;

function digitsOf(nanoUsd: bigint): string {
  return nanoUsd.toString().padStart(nanoDecimals + 1, '0');
}

/** How many decimals show all amounts to their last digit, so that they line up. */
export function decimalsFor(amounts: readonly bigint[]): number {
  const needed = amounts.map((amount) => digitsOf(amount).slice(-nanoDecimals).replace(/0+$/, '').length);
  return Math.max(fewestDecimals, ...needed);
}

/** An amount with that many decimals; what is beyond them is cut off. */
export function formatNanoUsd(nanoUsd: bigint, decimals: number): string {
  const digits = digitsOf(nanoUsd);
  return `${formatCount(Number(digits.slice(0, -nanoDecimals)))}.${digits.slice(-nanoDecimals).slice(0, decimals)}`;
}
