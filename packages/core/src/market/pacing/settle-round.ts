import type { MarketRoundResult } from '../round/index.ts';

/** What becomes of the operator's income: `rebateMillionths` of it goes back to the departments, the rest is burned. */
export interface IncomePolicy {
  readonly rebateMillionths: number;
}

/** Micro-credits, for one department and one round. */
export interface CreditPosting {
  readonly owner: string;
  readonly paid: number;
  /** For idle slots of its own that were used. */
  readonly received: number;
  readonly rebate: number;
}

export interface RoundSettlement {
  /** One for each department, sorted by name. */
  readonly postings: readonly CreditPosting[];
  readonly burned: number;
}

/**
 * Books a round: Σ paid = Σ received + Σ rebate + burned, to the micro-credit. What a department pays is given back to the others in
 * equal parts, never to itself: a rebate that rose with the own bid would be a discount on it. What does not divide is burned.
 *
 * @param departments All that take part in the market, whether they bid in this round or not.
 */
export function settleRound(
  result: MarketRoundResult,
  departments: readonly string[],
  policy: IncomePolicy,
): RoundSettlement {
  const books = new Map(departments.map((owner) => [owner, { paid: 0, received: 0 }]));
  const bookOf = (owner: string): { paid: number; received: number } => {
    const book = books.get(owner) ?? { paid: 0, received: 0 };
    books.set(owner, book);
    return book;
  };
  let [paid, received] = [0, 0];
  for (const bid of result.bids) {
    bookOf(bid.owner).paid += bid.payment;
    paid += bid.payment;
  }
  for (const receipt of result.receipts) {
    bookOf(receipt.owner).received += receipt.received;
    received += receipt.received;
  }
  const income = BigInt(paid - received);
  const returned = (income * BigInt(policy.rebateMillionths)) / 1_000_000n;
  const others = BigInt(paid) * BigInt(books.size - 1);
  const postings = [...books.entries()]
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([owner, book]): CreditPosting => {
      const rebate = others === 0n ? 0 : Number((returned * BigInt(paid - book.paid)) / others);
      return { owner, ...book, rebate };
    });
  return { postings, burned: Number(income) - postings.reduce((sum, { rebate }) => sum + rebate, 0) };
}
