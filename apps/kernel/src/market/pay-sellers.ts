import type { MarketRoundResult } from '@agent-os/core/market';
import { noCredits, type DepartmentCredits } from './carried-market.ts';

export interface PaidSellers {
  readonly departments: Readonly<Record<string, DepartmentCredits>>;
  /** Micro-credits by department; empty in shadow. */
  readonly receipts: Readonly<Record<string, bigint>>;
}

/** Adds what departments got for slots of their own to what they can pay with. In shadow nobody paid, and nobody gets. */
export function paySellers(
  before: Readonly<Record<string, DepartmentCredits>>,
  { receipts: sold }: Pick<MarketRoundResult, 'receipts'>,
  mode: 'shadow' | 'on',
): PaidSellers {
  const departments = { ...before };
  const receipts: Record<string, bigint> = {};
  if (mode === 'shadow') return { departments, receipts };
  for (const { owner, received } of sold) {
    if (received === 0) continue;
    const amount = BigInt(received);
    const credits = departments[owner] ?? noCredits;
    departments[owner] = { ...credits, received: credits.received + amount, balance: credits.balance + amount };
    receipts[owner] = (receipts[owner] ?? 0n) + amount;
  }
  return { departments, receipts };
}
