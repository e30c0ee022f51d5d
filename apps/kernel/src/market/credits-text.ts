const microCredits = 1_000_000;

/** Micro-credits for a slot-second as credits, as in sentences. */
export function creditsText(price: number): string {
  return (price / microCredits).toLocaleString('en-GB', { maximumFractionDigits: 4 });
}
