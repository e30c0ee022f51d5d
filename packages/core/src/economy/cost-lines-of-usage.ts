import type { CostLine } from './cost-line.ts';
import type { ModelPrice } from './model-price.ts';
import { quantitiesOfUsage } from './quantities-of-usage.ts';
import { ratesOfPrice } from './rates-of-price.ts';
import type { TokenUsage } from './token-usage.ts';

const unitsPerPrice = 1_000_000n;
const nobody: ReadonlySet<object> = new Set();

/**
 * What each class of a call's tokens cost. The whole is multiplied out and rounded once, half up, so that it is at most
 * half a nano-USD off the provider's exact figure; then whole nano-USD are shared out by largest remainder, ties to the
 * earlier class. So the lines sum to the cost, and each is less than one nano-USD off its own exact figure.
 */
export function costLinesOfUsage(price: ModelPrice, usage: TokenUsage): readonly CostLine[] {
  const rates = ratesOfPrice(price, usage.inputTokens);
  const discount = usage.more?.batch === true ? BigInt(price.classes?.batchDiscountPercent ?? 0) : 0n;
  const denominator = unitsPerPrice * 100n;
  const parts = quantitiesOfUsage(usage).map((part) => {
    const exact = BigInt(part.quantity) * rates[part.tokenClass] * (100n - discount);
    return { ...part, whole: exact / denominator, rest: exact % denominator };
  });
  const restOfAll = parts.reduce((sum, { rest }) => sum + rest, 0n);
  const leftOver = Number((restOfAll + denominator / 2n) / denominator);
  const raised = leftOver === 0 ? nobody : new Set(parts.toSorted(byRest).slice(0, leftOver));
  return parts.map((part) => ({
    tokenClass: part.tokenClass,
    quantity: part.quantity,
    nanoUsd: part.whole + (raised.has(part) ? 1n : 0n),
  }));
}

function byRest(a: { readonly rest: bigint }, b: { readonly rest: bigint }): number {
  return a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1;
}
