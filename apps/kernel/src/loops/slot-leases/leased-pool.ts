import { decideSlotLease, slotsHeldAfter, turnAfter } from '@agent-os/core/scheduling';
import type { LockedPool, SlotLeaseUpdate } from '../../ports/slot-lease-store.ts';

/** What happens in a pool here. */
export interface PoolLoad {
  /** Calls that run. */
  readonly busy: number;
  readonly waiting: number;
}

const idle: PoolLoad = { busy: 0, waiting: 0 };

/** What settling a pool came to. */
export interface Settlement {
  readonly mayFill: number;
  /** As kept in the store. */
  readonly held: number;
  readonly demand: number;
  readonly contended: boolean;
  readonly shared: boolean;
  /** The slots that were shared out. */
  readonly outOf: number;
  /** So many more are held, by all, than that: calls that run on where there are fewer slots now. */
  readonly excess: number;
  /** Ms of the store's clock. */
  readonly at: number;
}

/** More than a renewal and a look of theirs. */
const othersStopWithinMs = 3_000;

const nothing: Settlement = {
  mayFill: 0,
  held: 0,
  demand: 0,
  contended: false,
  shared: false,
  outOf: 0,
  excess: 0,
  at: 0,
};

/** A pool as this replica leases slots of it. */
export class LeasedPool {
  readonly organisationId: string;
  readonly id: string;
  /** As configured. */
  slots: number;
  /** Something is to be settled that the figures do not show. */
  unsettled = true;
  /** Fewer of them for now, in all replicas together: power is short. Null: as many as there are. */
  limit: number | null = null;
  #last: Settlement = nothing;
  #mayFill = 0;
  /** By the store's clock; null: no more are held than there are. */
  #excessSince: number | null = null;

  constructor(organisationId: string, id: string, slots: number) {
    this.organisationId = organisationId;
    this.id = id;
    this.slots = slots;
  }

  /** What is shared out. One call may always run: what must run would else never end. */
  get outOf(): number {
    return this.within(this.slots);
  }

  within(slots: number): number {
    return this.limit === null ? slots : Math.min(slots, Math.max(1, this.limit));
  }

  /** Until a limit is settled this replica keeps to its part of it. */
  get mayFill(): number {
    const { outOf } = this.#last;
    return outOf <= this.outOf ? this.#mayFill : Math.floor((this.#mayFill * this.outOf) / outOf);
  }

  /** Of calls that run here, so many have to stop for the limit to hold: never because another replica's share grows. */
  excessOf(busy: number): number {
    if (this.limit === null) return 0;
    const { outOf, excess } = this.#last;
    const most = this.unsettled || outOf > this.outOf ? Infinity : excess;
    return Math.min(Math.max(0, busy - this.mayFill), most);
  }

  /** Everything it had is gone. */
  lose(): void {
    this.#last = nothing;
    this.#mayFill = 0;
    this.unsettled = true;
  }

  /** No more than so many, from now on. */
  shrinkTo(slots: number): void {
    this.#mayFill = Math.min(this.#mayFill, slots);
  }

  /**
   * Whether more slots are held than there are since so long that those who hold too many cannot stop: then whoever can gives up its own, as
   * what must run elsewhere draws power all the same.
   *
   * @param now ms of the store's clock
   */
  mustGiveWay(now: number): boolean {
    return this.limit !== null && this.#excessSince !== null && now - this.#excessSince >= othersStopWithinMs;
  }

  settled(settlement: Settlement): void {
    const { at } = settlement;
    const isSet = this.#excessSince !== null && this.#excessSince <= at;
    if (settlement.excess === 0) this.#excessSince = null;
    else if (!isSet) this.#excessSince = at;
    this.#last = settlement;
    this.#mayFill = settlement.mayFill;
    this.unsettled = false;
  }

  /** Whether settling it now, rather than at the next renewal, may start a call here or elsewhere. */
  isUrgent({ busy, waiting }: PoolLoad = idle): boolean {
    const { held, mayFill, demand } = this.#last;
    const returns = held > mayFill && busy < held;
    // Once the others know that calls wait here, asking again changes nothing.
    const isKnown = demand > mayFill;
    return returns || (waiting > 0 && busy >= mayFill && mayFill < this.outOf && !isKnown);
  }

  /** Whether it has to be settled at a renewal. A pool that nobody else uses has not, whatever happens in it. */
  isDue({ busy, waiting }: PoolLoad = idle): boolean {
    const { shared, contended, demand, held, mayFill, excess } = this.#last;
    return (
      this.unsettled ||
      (excess > 0 && this.limit !== null) ||
      (shared && (contended || demand > mayFill || busy + waiting !== demand || held > mayFill))
    );
  }
}

/**
 * Decides about a pool whose leases nobody else changes meanwhile. `shrink` takes back what may no longer be filled, before it is
 * written that others may have it, and says how many calls run after that.
 *
 * @param me the name of this replica
 */
export function settlePool(
  locked: LockedPool & { readonly givesWay?: boolean },
  me: string,
  load: PoolLoad | undefined,
  shrink: (mayFill: number) => number,
): readonly [Settlement, SlotLeaseUpdate | undefined] {
  const { slots, now } = locked;
  const { busy, waiting } = load ?? idle;
  const demand = busy + waiting;
  const kept = locked.leases.find(({ replica }) => replica === me);
  const mine = { replica: me, slots: kept?.slots ?? 0, demand, turnAt: kept?.turnAt ?? null };
  const others = locked.leases.filter(({ replica }) => replica !== me);
  const share = decideSlotLease({ slots, leases: [...others, mine], me }, now);
  const { contended } = share;
  const heldByOthers = others.reduce((sum, lease) => sum + lease.slots, 0);
  const over = locked.givesWay === true ? Math.max(0, heldByOthers + Math.max(mine.slots, busy) - slots) : 0;
  const mayFill = Math.max(0, share.mayFill - over);
  const inUse = shrink(mayFill);
  const held = slotsHeldAfter(mayFill, inUse, mine.slots);
  // Calls that outlived their lease draw power, too.
  const excess = Math.max(0, heldByOthers + Math.max(held, inUse) - slots);
  const settlement = { mayFill, held, demand, contended, shared: others.length > 0, outOf: slots, excess, at: now };
  const isKnown = kept?.demand === demand;
  const news = !isKnown || held !== kept.slots;
  if (!news && inUse === kept.inUse && !kept.unread) return [settlement, undefined];
  const gives = held < mine.slots && contended;
  const lacks = !isKnown && mayFill < Math.min(demand, slots);
  return [
    settlement,
    { slots: held, inUse, demand, turnAt: turnAfter(mine, mayFill, now), news, urgent: gives || lacks },
  ];
}
