/** Why slot time that was offered came to nothing. Every lost microsecond has exactly one cause. */
export const lossCauses = [
  /** No call asked for it. */
  'idle',
  /** Calls waited for something else than a slot meanwhile: a provider that pauses, a rate, memory, an agent's limit. */
  'waiting',
  /** Attempts that had to be made again. */
  'retries',
  /** Attempts that made room for more urgent calls. */
  'preempted',
  /** Calls that failed, or of which nobody knows the end. */
  'failed_calls',
  /** Calls that whoever made them gave up, and those of tasks that were cancelled. */
  'cancelled',
  /** Calls that went round in circles. */
  'loops',
  /** Calls of tasks that failed. */
  'failed_tasks',
  /** What kept calls took longer than at the best pace that was measured. */
  'slower',
] as const;
export type LossCause = (typeof lossCauses)[number];

/** Causes that calls themselves are counted under. */
export type SpentCause = Exclude<LossCause, 'idle' | 'waiting' | 'slower'>;

/** What a pool offered in an hour, or a part of one, and how much of it calls held. Slot-microseconds. */
export interface PoolHour {
  /** Slots times time. */
  readonly offeredUs: bigint;
  readonly grantedUs: bigint;
  /** Time that calls waited while something else than a slot held them back; call-microseconds. */
  readonly waitedUs: bigint;
}

/** What became of the time that calls held slots; slot-microseconds, which sum to what was granted. */
export interface GrantedTime {
  /** In calls whose output was kept. */
  readonly keptUs: bigint;
  readonly spentUs: Readonly<Record<SpentCause, bigint>>;
}

/** Kept work of a model in a pool, and the best pace that was measured of it there. */
export interface PacedWork {
  readonly keptUs: bigint;
  readonly tokens: bigint;
  /** So many tokens in so much slot time; null before anything was measured. */
  readonly best: { readonly tokens: bigint; readonly us: bigint } | null;
}

/** Slot-milliseconds: offered ≥ granted ≥ kept ≥ useful, and useful + all losses = offered. */
export interface Goodput {
  readonly offeredMs: bigint;
  readonly grantedMs: bigint;
  readonly keptMs: bigint;
  readonly usefulMs: bigint;
  readonly lossMs: Readonly<Record<LossCause, bigint>>;
}

const usPerMs = 1_000n;
const spentCauses = ['retries', 'preempted', 'failed_calls', 'cancelled', 'loops', 'failed_tasks'] as const;

const least = (first: bigint, second: bigint) => (first < second ? first : second);
const most = (first: bigint, second: bigint) => (first > second ? first : second);

/** What the work would have taken at the best pace: never more than it took. */
function usefulUsOf({ keptUs, tokens, best }: PacedWork): bigint {
  if (best === null || best.tokens === 0n) return keptUs;
  return least(keptUs, (tokens * best.us) / best.tokens);
}

/**
 * Scheduling × runtime × program goodput of a pool (docs/decisions/0026): granted / offered × kept / granted × useful /
 * kept, so the product is useful / offered. As what is offered does not depend on what is done with it, dropping work never
 * raises it. Slots that ran beyond what was offered count as offered: they were.
 * @param granted of all the hours together
 * @param work of each model, over the same hours; its kept time sums to theirs
 */
export function goodputOf(
  hours: readonly PoolHour[],
  { keptUs, spentUs }: GrantedTime,
  work: readonly PacedWork[],
): Goodput {
  let offeredUs = 0n;
  let waitingUs = 0n;
  for (const hour of hours) {
    offeredUs += most(hour.offeredUs, hour.grantedUs);
    waitingUs += least(most(hour.offeredUs - hour.grantedUs, 0n), hour.waitedUs);
  }
  const usefulUs = work.reduce((sum, each) => sum + usefulUsOf(each), 0n);
  // Whole milliseconds downwards; what rounding leaves is idle, as only there it takes nothing from anybody.
  const usefulMs = usefulUs / usPerMs;
  const slower = (keptUs - usefulUs) / usPerMs;
  const spent = Object.fromEntries(spentCauses.map((cause) => [cause, spentUs[cause] / usPerMs])) as Record<
    SpentCause,
    bigint
  >;
  const keptMs = usefulMs + slower;
  const grantedMs = spentCauses.reduce((sum, cause) => sum + spent[cause], keptMs);
  const offeredMs = offeredUs / usPerMs;
  const waiting = waitingUs / usPerMs;
  return {
    offeredMs,
    grantedMs,
    keptMs,
    usefulMs,
    lossMs: { ...spent, waiting, slower, idle: offeredMs - grantedMs - waiting },
  };
}

/** Of several pools together. */
export function sumGoodput(pools: readonly Goodput[]): Goodput {
  const sumOf = (part: (pool: Goodput) => bigint) => pools.reduce((sum, pool) => sum + part(pool), 0n);
  return {
    offeredMs: sumOf(({ offeredMs }) => offeredMs),
    grantedMs: sumOf(({ grantedMs }) => grantedMs),
    keptMs: sumOf(({ keptMs }) => keptMs),
    usefulMs: sumOf(({ usefulMs }) => usefulMs),
    lossMs: Object.fromEntries(lossCauses.map((cause) => [cause, sumOf(({ lossMs }) => lossMs[cause])])) as Record<
      LossCause,
      bigint
    >,
  };
}

/** A part of a whole in millionths, downwards; null where there is no whole. */
export function partsPerMillion(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * 1_000_000n) / whole);
}
