/** A class that could not be served when its share was due may catch up this much, in thousandths of a start. */
const mostOwed = 2000;

/** What is due to a class with demand after one more start in the pool: its share, less one when it was its own. */
export function owedAfterStart(owedThousandths: number, shareThousandths: number, started: boolean): number {
  const owed = Math.min(mostOwed, owedThousandths + shareThousandths);
  return started ? Math.max(0, owed - 1000) : owed;
}

/** A class is served before better ones when a whole start is due to it. */
export function isOwed(owedThousandths: number): boolean {
  return owedThousandths >= 1000;
}
