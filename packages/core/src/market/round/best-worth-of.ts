import { demandItems } from './demand-items.ts';
import type { PoolOpening } from './pool-clearing.ts';
import { solveSlotProgram } from './solve-slot-program.ts';
import { priceOfWorth } from './tie-break.ts';

const noFloors: ReadonlyMap<number, { readonly slots: number }> = new Map();

/**
 * The optimum of a pool's linear program, whose must-run slots fit: the worth of the slots granted less the cost of the slots supplied, must-run
 * slots included, micro-credits a second. Taken from its dual: whatever the prices of the limits are, they bound what can be reached from
 * above, and the program's own are the least such bound. Exact where slots alone are scarce, else to a fifth of a micro-credit a slot.
 */
export function bestWorthOf({ book, supply, limits }: PoolOpening): number {
  const items = demandItems(book, noFloors, supply);
  const { mustRun } = book;
  const capacity = [
    -mustRun.slots,
    limits.tokensPerSecond - mustRun.tokensPerSecond,
    limits.milliwatts - mustRun.milliwatts,
  ] as const;
  const [slotDual, tokenDual, powerDual] = solveSlotProgram({ ...items.columns, capacity }, items.sample).prices;
  // Bids and costs are whole, and so is the price of slots where nothing else has one: rounding takes the tie-break out.
  const prices = [tokenDual === 0 && powerDual === 0 ? Math.round(slotDual) : slotDual, tokenDual, powerDual] as const;
  let bound = 0;
  for (const [row, price] of prices.entries()) bound += price === 0 ? 0 : price * (capacity[row] ?? 0);
  const { count, worth, range, uses } = items.columns;
  for (let column = 0; column < count; column += 1) {
    const isSupply = column >= items.count;
    const cost = isSupply ? (supply.steps[column - items.count]?.price ?? 0) : 0;
    const own = isSupply ? -cost : priceOfWorth(worth[column] ?? 0);
    const used = prices.reduce((sum, price, row) => sum + price * (uses[row]?.[column] ?? 0), 0);
    bound += (range[column] ?? 0) * Math.max(0, own - used);
  }
  return Math.round(bound);
}
