import { serviceClasses } from '../calls/index.ts';
import { serviceGapBound, type PastServiceGap, type ServiceGap } from '../fairness/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import { sharedMembers, type QueueNode } from '../queue/index.ts';

/** Each time that begins at one of these looks and ends now is judged. */
const lookEveryMs = 15_000;
const rememberedMs = 300_000;
/** For how long the widest gap of each look is kept. */
const pastMs = 3_600_000;

interface Reading {
  readonly counter: number;
  readonly timesOpened: number;
}

/** What the owners that waited had been served when somebody looked. */
interface Look {
  readonly at: number;
  readonly readings: ReadonlyMap<QueueNode, Reading>;
}

/** The pool as it is when somebody looks. */
interface Present {
  readonly root: QueueNode;
  readonly waiting: number;
  readonly limits: PoolLimits;
  readonly clock: number;
}

interface Served {
  readonly owner: QueueNode;
  readonly tokens: number;
}

interface Spread {
  most: Served;
  least: Served;
}

/**
 * Measures fair sharing while it goes on: how far the counters of two owners that wait drift apart. Between two owners that
 * wait without a break no counter is lifted, so the growth of a counter is the service by weight (VTC, OSDI'24).
 */
export class ServiceWindow {
  /** The latest last. */
  #looks: Look[] = [];
  /** Of the calls since somebody began to wait: counters stay apart for as long by what made them drift. */
  #longestInput = 0;
  #largestCall = 0;
  /** Slots come and go while kernels share a pool. */
  #mostSlots = 0;
  #past: PastServiceGap[] = [];

  /** By time. */
  get past(): readonly PastServiceGap[] {
    return this.#past;
  }

  /** Remembers the present once in a while, and only while somebody waits. */
  look({ root, waiting, limits, clock }: Present): void {
    if (waiting === 0) {
      this.forget();
      this.#longestInput = 0;
      this.#largestCall = 0;
      this.#mostSlots = 0;
    }
    this.#mostSlots = Math.max(this.#mostSlots, limits.slots);
    const last = this.#looks.at(-1);
    if (waiting < 2 || (last !== undefined && clock - last.at < lookEveryMs)) return;
    const widest = this.widest(limits, clock);
    if (widest !== null) this.#remember({ at: clock, gapTokens: widest.gapTokens, boundTokens: widest.boundTokens });
    const readings = new Map<QueueNode, Reading>();
    for (const members of sharedMembers(root)) {
      if (members.length < 2) continue;
      for (const member of members) {
        if (member.standsAside) continue;
        readings.set(member, { counter: member.state.counter, timesOpened: member.timesOpened });
      }
    }
    this.#looks = this.#looks.filter(({ at }) => at >= clock - rememberedMs);
    this.#looks.push({ at: clock, readings });
  }

  /** A call of this size was charged for. */
  noteCall(inputTokens: number, outputTokens: number): void {
    if (inputTokens > this.#longestInput) this.#longestInput = inputTokens;
    if (inputTokens + outputTokens > this.#largestCall) this.#largestCall = inputTokens + outputTokens;
  }

  /** Nobody waits, or other counters count from now on. */
  forget(): void {
    this.#looks = [];
  }

  /** The gap that is the largest part of its bound; null when no two owners have waited since a look. */
  widest({ slots, kvTokens }: PoolLimits, clock: number): ServiceGap | null {
    let widest: ServiceGap | null = null;
    const runningTokens = Math.min(kvTokens ?? Infinity, Math.max(slots, this.#mostSlots) * this.#largestCall);
    for (const look of this.#looks) {
      const overMs = clock - look.at;
      if (overMs <= 0 || overMs > rememberedMs) continue;
      for (const spread of spreadsSince(look)) {
        const gap = gapOf(spread, overMs, this.#longestInput, runningTokens);
        if (gap !== null && (widest === null || partOf(gap) > partOf(widest))) widest = gap;
      }
    }
    return widest;
  }

  #remember(gap: PastServiceGap): void {
    this.#past = this.#past.filter(({ at }) => at >= gap.at - pastMs);
    this.#past.push(gap);
  }
}

/** Of each group that shares: its members that were served most and least, among those that waited all the time. */
function spreadsSince({ readings }: Look): Iterable<Spread> {
  const spreads = new Map<QueueNode, Spread>();
  for (const [owner, { counter, timesOpened }] of readings) {
    const { parent } = owner;
    if (parent === undefined || !owner.isOpen || owner.standsAside || owner.timesOpened !== timesOpened) continue;
    const served = { owner, tokens: owner.state.counter - counter };
    const spread = spreads.get(parent);
    if (spread === undefined) spreads.set(parent, { most: served, least: served });
    else if (served.tokens > spread.most.tokens) spread.most = served;
    // Of equals the later one, so that two owners are named and not one of them twice.
    else if (served.tokens <= spread.least.tokens) spread.least = served;
  }
  return spreads.values();
}

function gapOf(
  { most, least }: Spread,
  overMs: number,
  longestInput: number,
  runningTokens: number,
): ServiceGap | null {
  const ordering = most.owner.parent?.ordering;
  if (most.owner === least.owner || ordering?.kind !== 'fair_share') return null;
  const { inputWeight, outputWeight, slackTokens } = ordering;
  const weight = Math.min(most.owner.weightThousandths, least.owner.weightThousandths) / 1000;
  const bound = serviceGapBound({ input: inputWeight, output: outputWeight }, longestInput, runningTokens);
  const [outermost] = most.owner.state.path;
  return {
    serviceClass: serviceClasses.find((name) => name === outermost) ?? null,
    overMs,
    most: { ownerPath: most.owner.ownerPath, tokens: most.tokens },
    least: { ownerPath: least.owner.ownerPath, tokens: least.tokens },
    gapTokens: most.tokens - least.tokens,
    longestInputTokens: longestInput,
    runningTokens,
    boundTokens: bound / weight,
    slackTokens,
  };
}

function partOf({ gapTokens, boundTokens }: ServiceGap): number {
  return boundTokens === 0 ? 0 : gapTokens / boundTokens;
}
