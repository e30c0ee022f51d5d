import { serviceClasses, type ServiceClass } from '../../scheduling/index.ts';

/** A call that holds a slot of a pool whose power is short. */
export interface PoweredCall {
  readonly id: string;
  /** The agent. */
  readonly bidder: string;
  readonly serviceClass: ServiceClass;
  /** It can stop and go on later without losing what it wrote. */
  readonly interruptible: boolean;
  readonly startedAtMs: number;
  /** How often it had to make room already. */
  readonly interruptions: number;
}

export interface ShortPower {
  readonly running: readonly PoweredCall[];
  /** So many calls may run. */
  readonly slotsMost: number;
  /** What bidders bid for a slot-second in the round in force; empty while no market decides. */
  readonly bids: ReadonlyMap<string, number>;
  /** A call that was interrupted so often is left to end. */
  readonly interruptionsMost: number;
}

/** Why a running call goes on although the pool is above its limit. */
export type HoldReason = 'must_run' | 'not_interruptible' | 'spared' | 'enough_yielded';

export type PowerDecision =
  | { readonly callId: string; readonly kind: 'yield'; readonly rank: number; readonly bid: number | null }
  | { readonly callId: string; readonly kind: 'hold'; readonly because: HoldReason };

/**
 * Who stops where fewer calls may run than do. What must run holds. The least urgent class goes first; in it, where a market decides, the
 * lowest bid; else, and of equal bids, a call of whoever holds most slots at that moment, the one that started last. Never more than are too many;
 * fewer when what is left cannot be interrupted. One decision for each call: those that yield in their order (`rank` from 1), then the others.
 */
export function decidePowerYield({
  running,
  slotsMost,
  bids,
  interruptionsMost,
}: ShortPower): readonly PowerDecision[] {
  const tooMany = Math.max(0, running.length - slotsMost);
  const held = new Map<string, HoldReason>();
  const eligible: PoweredCall[] = [];
  for (const call of running) {
    const because = reasonToHold(call, interruptionsMost);
    if (because === undefined) eligible.push(call);
    else held.set(call.id, because);
  }
  const slotsOf = new Map<string, number>();
  for (const { bidder } of running) slotsOf.set(bidder, (slotsOf.get(bidder) ?? 0) + 1);
  const yields: PowerDecision[] = [];
  while (yields.length < tooMany && eligible.length > 0) {
    const first = eligible.reduce((least, call) => (goesBefore(call, least, bids, slotsOf) ? call : least));
    eligible.splice(eligible.indexOf(first), 1);
    slotsOf.set(first.bidder, (slotsOf.get(first.bidder) ?? 1) - 1);
    yields.push({ callId: first.id, kind: 'yield', rank: yields.length + 1, bid: bids.get(first.bidder) ?? null });
  }
  for (const { id } of eligible) held.set(id, 'enough_yielded');
  const holds = [...held].map(([callId, because]) => ({ callId, kind: 'hold' as const, because }));
  return [...yields, ...holds.toSorted((one, other) => (one.callId < other.callId ? -1 : 1))];
}

function reasonToHold(call: PoweredCall, interruptionsMost: number): HoldReason | undefined {
  if (call.serviceClass === 'critical') return 'must_run';
  if (!call.interruptible) return 'not_interruptible';
  return call.interruptions >= interruptionsMost ? 'spared' : undefined;
}

function goesBefore(
  one: PoweredCall,
  other: PoweredCall,
  bids: ReadonlyMap<string, number>,
  slotsOf: ReadonlyMap<string, number>,
): boolean {
  const differences = [
    serviceClasses.indexOf(other.serviceClass) - serviceClasses.indexOf(one.serviceClass),
    // Who has no bid in the round asked for nothing in it.
    (bids.get(one.bidder) ?? 0) - (bids.get(other.bidder) ?? 0),
    (slotsOf.get(other.bidder) ?? 0) - (slotsOf.get(one.bidder) ?? 0),
    other.startedAtMs - one.startedAtMs,
  ];
  const decisive = differences.find((difference) => difference !== 0);
  return decisive === undefined ? one.id < other.id : decisive < 0;
}
