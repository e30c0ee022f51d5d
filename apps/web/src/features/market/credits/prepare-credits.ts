import { formatShare, formatSummaryCount, nothing } from '@/format/index.ts';
import { formatCreditTotal, formatExactCredits } from '../format-credits.ts';
import type { DepartmentCredits, MarketCredits } from '../market-types.ts';

export interface CreditRow {
  readonly id: string;
  readonly name: string;
  readonly granted: string;
  readonly spent: string;
  /** What rounds in shadow would have cost. */
  readonly inShadow: string;
  readonly balance: string;
  readonly exactBalance: string;
  /** Parts of what was granted; nothing was granted: 0. */
  readonly used: number;
  /** `0.80`: what its bids are multiplied by. */
  readonly pacing: string;
  readonly paced: boolean;
  /** Slot-seconds of the pool that is looked at, which its balance would have bought. */
  readonly buys: string;
  readonly runsOutAt: number | null;
  /** More is used than of the period is over. */
  readonly ahead: boolean;
}

/** How far a department may be before its period and still be on pace. */
const tolerance = 0.02;

/** A department's credits as its row shows them. */
export function prepareCredits(credits: DepartmentCredits, elapsedThousandths: number, poolId: string): CreditRow {
  const granted = Number(BigInt(credits.granted));
  const used = granted === 0 ? 0 : Number(BigInt(credits.spent)) / granted;
  return {
    id: credits.department.id,
    name: credits.department.name,
    granted: formatCreditTotal(credits.granted),
    spent: formatCreditTotal(credits.spent),
    inShadow: formatCreditTotal(credits.shadowSpent),
    balance: formatCreditTotal(credits.balance),
    exactBalance: formatExactCredits(credits.balance),
    used,
    pacing: (credits.pacingThousandths / 1000).toFixed(2),
    paced: credits.pacingThousandths < 1000,
    buys: buysOf(credits, poolId),
    runsOutAt: credits.runsOutAt,
    ahead: used > elapsedThousandths / 1000 + tolerance,
  };
}

function buysOf({ wouldBuy }: DepartmentCredits, poolId: string): string {
  const bought = wouldBuy.find((each) => each.poolId === poolId);
  if (bought === undefined) return nothing;
  return bought.slotSeconds === null ? 'free' : formatSummaryCount(bought.slotSeconds);
}

/** `58.3 % used`; nothing where nothing was granted. */
export function usedWords({ granted, spent }: MarketCredits['all']): string {
  const all = Number(BigInt(granted));
  return all === 0 ? 'none granted' : `${formatShare(Number(BigInt(spent)) / all)} used`;
}

/** What the ledger of credits says of itself, and whether it is as it must be. */
export function ledgerWords({ sum, unsettled, balances }: MarketCredits['ledger']): {
  readonly good: boolean;
  readonly words: string;
} {
  const zero = BigInt(sum) === 0n;
  const pending = BigInt(unsettled) === 0n ? '' : `, ${formatCreditTotal(unsettled)} of late rounds not in it yet`;
  if (zero && balances) return { good: true, words: `Ledger sums to 0 credits${pending}` };
  const fault = zero
    ? 'What rounds took is not what the ledger moved'
    : `Ledger sums to ${formatExactCredits(sum)}, not 0`;
  return { good: false, words: `${fault}${pending}` };
}
