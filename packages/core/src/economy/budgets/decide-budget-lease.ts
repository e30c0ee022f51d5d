/** What another kernel that lives has of a window, as it last said. */
export interface OtherBudgetLease {
  /** It may spend so much without asking. */
  readonly held: bigint;
  /** Its open calls hold so much of that. */
  readonly reserved: bigint;
  /** Its waiting calls lack so much. */
  readonly wanted: bigint;
}

/** A window that nobody else leases parts of meanwhile. */
export interface BudgetLeaseSituation {
  /** What may be spent in the window by now: the cap with its increases. */
  readonly allowed: bigint;
  /** What settlements have taken. */
  readonly spent: bigint;
  /** What stays held for calls of kernels that live no more. */
  readonly ended: bigint;
  readonly others: readonly OtherBudgetLease[];
  readonly mine: {
    readonly held: bigint;
    /** What its open calls hold, and what ended ones took that is not in `spent` yet. */
    readonly kept: bigint;
    /** What its waiting calls lack: all of them, and the one that lacks least. 0: none waits. */
    readonly need: bigint;
    readonly leastNeed: bigint;
  };
}

export interface BudgetLeaseDecision {
  /** What this kernel has from now on. */
  readonly held: bigint;
  /** What it still lacks. */
  readonly wanted: bigint;
  /** It leaves something for others to take. */
  readonly gives: boolean;
}

/** So much of an even share may be passed over before the others are troubled. */
const slackDivisor = 4n;

/**
 * How much of a window a kernel takes or gives back. With everybody's leases it never passes what is allowed; where leases
 * already do, because the cap was lowered, it takes nothing and gives back all that no open call holds.
 *
 * Alone it takes everything. Otherwise what nobody's calls need is shared out evenly, and a kernel whose waiting calls cannot be served
 * while others wait too gives back what it cannot use, so that parts which fit nobody's call come together.
 */
export function decideBudgetLease({ allowed, spent, ended, others, mine }: BudgetLeaseSituation): BudgetLeaseDecision {
  const room = allowed - spent - ended - sum(others.map(({ held }) => held));
  // What open calls hold of it cannot be given back.
  const floor = mine.kept < mine.held ? mine.kept : mine.held;
  const held = max(floor, min(room, target(room)));
  const granted = max(0n, held);
  const lacks = max(0n, mine.need - max(0n, granted - mine.kept));
  return { held: granted, wanted: lacks, gives: others.length > 0 && granted < mine.held };

  function target(most: bigint): bigint {
    if (others.length === 0) return most;
    const wantedByOthers = sum(others.map(({ wanted }) => wanted));
    const { kept, need, leastNeed } = mine;
    if (leastNeed > 0n && most < kept + leastNeed) return wantedByOthers > 0n ? kept : most;
    const needed = min(need, max(0n, most - kept));
    const unused = allowed - spent - ended - kept - sum(others.map(({ reserved }) => reserved));
    const share = max(0n, unused) / BigInt(others.length + 1);
    const spare = max(0n, most - kept - needed);
    if (wantedByOthers > 0n) return kept + needed + min(share, max(0n, spare - wantedByOthers));
    const idle = max(0n, mine.held - kept - needed);
    // An idle part a little larger than the share is kept: handing it over and back helps nobody.
    return kept + needed + (idle > share && idle <= share + share / slackDivisor ? idle : min(share, spare));
  }
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
