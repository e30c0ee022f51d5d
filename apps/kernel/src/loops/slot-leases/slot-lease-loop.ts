import type { OrganisationEntry } from '../../directory/index.ts';
import type { SlotLeaseStore } from '../../ports/slot-lease-store.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { SlotAllowances } from '../dispatch/index.ts';
import { LeasedPool, settlePool, type PoolLoad, type Settlement } from './leased-pool.ts';
import { leaseMs, marginMs, renewEveryMs } from './slot-lease-times.ts';

/** The dispatchers of this process. */
export interface FilledPools {
  find(poolId: string): PoolLoad | undefined;
  refit(poolId: string): void;
}

export interface SlotLeaseDependencies {
  readonly store: SlotLeaseStore;
  /** Name of this replica. */
  readonly replica: string;
  /**
   * Whether it goes on without the store while it was alone when it last heard of it. A replica that has a name of its own must not: another
   * may have its slots by then.
   */
  readonly outlivesStore: boolean;
  readonly pools: () => FilledPools;
  readonly newSession: () => string;
  /** Of a clock that never steps back, the dispatchers'. */
  readonly nowMs: () => number;
  readonly epochMs: () => number;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

const settledAtOnce = 4;

/**
 * Leases the slots that the dispatchers of this process fill (docs/decisions/0011). All known pools are leased at the start, so a process
 * that is alone has every slot before its first call; from then on it writes one row every few seconds, however many pools there are.
 */
export class SlotLeaseLoop implements SlotAllowances {
  readonly until = { ms: -Infinity };
  readonly #dependencies: SlotLeaseDependencies;
  readonly #pools = new Map<string, LeasedPool>();
  /** By organisation; those of one are settled one after the other. */
  readonly #due = new Map<string, Set<string>>();
  readonly #settling = new Map<string, Promise<void>>();
  #session: string | undefined;
  /** What the store's clock shows beyond the dispatchers'; undefined: it has not said yet. */
  #storeOffMs: number | undefined;
  #renewedAt = { monotonic: -Infinity, epoch: -Infinity };
  #renewing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** Nothing is settled before the next renewal. */
  #storeIsAway = false;

  constructor(dependencies: SlotLeaseDependencies) {
    this.#dependencies = dependencies;
  }

  /** What other leases of this kernel may hang on; undefined while the store does not know of it. */
  get session(): string | undefined {
    return this.#session;
  }

  /** The time by the store's clock, ms since 1970: the same for all kernels, whatever became of theirs. By this one's until the store has said. */
  storeEpochMs(): number {
    const { nowMs, epochMs } = this.#dependencies;
    return this.#storeOffMs === undefined ? epochMs() : nowMs() + this.#storeOffMs;
  }

  slotsOf({ id, slots }: { readonly id: string; readonly slots: number }): number {
    return Math.min(this.#pools.get(id)?.mayFill ?? 0, slots);
  }

  /** Leases all pools that are known. Fails when the store does. */
  async start(): Promise<void> {
    await this.#begin(true);
    await this.#settleDue();
    this.#timer = setInterval(() => void this.runOnce(this.#dependencies.nowMs()), renewEveryMs);
  }

  /** Renews, and settles what has changed. One at a time. */
  runOnce(nowMs: number): Promise<void> {
    this.#renewing ??= this.#renew(nowMs)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }

  /** An organisation's pools, as they are configured now. */
  configured({ id: organisationId, poolsById }: Pick<OrganisationEntry, 'id' | 'poolsById'>): void {
    for (const pool of this.#pools.values()) {
      if (pool.organisationId === organisationId && !poolsById.has(pool.id)) this.#pools.delete(pool.id);
    }
    for (const { id, slots } of poolsById.values()) {
      const known = this.#pools.get(id);
      if (known?.slots === slots) continue;
      if (known === undefined) this.#pools.set(id, new LeasedPool(organisationId, id, slots));
      else known.slots = slots;
      this.#settleSoon(organisationId, id);
    }
  }

  limit(poolId: string, slotsMost: number | null): void {
    const pool = this.#pools.get(poolId);
    if (pool === undefined || pool.limit === slotsMost) return;
    pool.limit = slotsMost;
    this.#settleSoon(pool.organisationId, poolId);
  }

  excessOf(poolId: string, busy: number): number {
    return this.#pools.get(poolId)?.excessOf(busy) ?? 0;
  }

  changed(poolId: string): void {
    const pool = this.#pools.get(poolId);
    if (pool?.isUrgent(this.#dependencies.pools().find(poolId)) === true) this.#settleSoon(pool.organisationId, poolId);
  }

  /** Another replica has announced something. @param payload as on `slotsChannel` */
  announced(payload: string): void {
    if (this.#session === undefined) return;
    const [organisationId, poolId, session] = payload.split(' ');
    if (organisationId === undefined || poolId === undefined) void this.runOnce(this.#dependencies.nowMs());
    else if (session !== this.#session && this.#pools.has(poolId)) this.#settleSoon(organisationId, poolId);
  }

  /** Gives everything back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#renewing;
    await Promise.all(this.#settling.values());
    this.until.ms = -Infinity;
    if (this.#session === undefined) return;
    try {
      await this.#dependencies.store.end(this.#session);
    } catch (error) {
      this.#dependencies.logger.warn({ error }, 'The leases of slots were not given back; they end by themselves');
    }
  }

  async #renew(nowMs: number): Promise<void> {
    const { store, epochMs, logger } = this.#dependencies;
    if (this.#stopped) return;
    const { monotonic, epoch } = this.#renewedAt;
    // A machine that was suspended: its monotonic clock may have stood still with it.
    const wasSuspended = epochMs() - epoch > leaseMs - marginMs && nowMs - monotonic <= leaseMs - marginMs;
    if (wasSuspended && this.until.ms !== Infinity) this.until.ms = -Infinity;
    if (this.#session === undefined) await this.#begin(false);
    else {
      const sentAt = { monotonic: nowMs, epoch: epochMs() };
      const { renewed, now, others, unread } = await store.renew(this.#session, leaseMs);
      this.#heardStoreAt(now);
      if (renewed) this.#extend(sentAt, others === 0);
      else {
        logger.warn({}, 'The leases of slots were over: this kernel was not heard of for too long');
        this.#lose();
        await this.#begin(false);
      }
      for (const { organisationId, poolId } of unread) this.#dueOf(organisationId).add(poolId);
    }
    this.#storeIsAway = false;
    const pools = this.#dependencies.pools();
    for (const pool of this.#pools.values()) {
      if (pool.isDue(pools.find(pool.id))) this.#dueOf(pool.organisationId).add(pool.id);
    }
    await this.#settleDue();
  }

  async #begin(takesOver: boolean): Promise<void> {
    const { store, newSession, nowMs, epochMs, logger, replica } = this.#dependencies;
    const session = newSession();
    const sentAt = { monotonic: nowMs(), epoch: epochMs() };
    if (await store.begin(session, leaseMs, takesOver)) {
      this.#session = session;
      for (const pool of this.#pools.values()) this.#dueOf(pool.organisationId).add(pool.id);
      this.#extend(sentAt, false);
    } else {
      logger.error({}, `Another kernel is running under the name ${replica}: give each its own AGENT_OS_REPLICA`);
    }
  }

  #extend(sentAt: { readonly monotonic: number; readonly epoch: number }, isAlone: boolean): void {
    const { outlivesStore, nowMs, pools } = this.#dependencies;
    const wasOver = this.until.ms <= nowMs();
    this.#renewedAt = sentAt;
    this.until.ms = isAlone && outlivesStore ? Infinity : sentAt.monotonic + leaseMs - marginMs;
    if (wasOver) for (const pool of this.#pools.values()) pools().refit(pool.id);
  }

  #heardStoreAt(storeMs: number): void {
    this.#storeOffMs = storeMs - this.#dependencies.nowMs();
  }

  /** Said once, however long the store is away. */
  #failed(error: unknown): void {
    if (!this.#storeIsAway) this.#dependencies.logger.warn({ error }, 'Slots of pools could not be leased or renewed');
    this.#storeIsAway = true;
  }

  #lose(): void {
    this.#session = undefined;
    this.until.ms = -Infinity;
    for (const pool of this.#pools.values()) {
      pool.lose();
      this.#dependencies.pools().refit(pool.id);
    }
  }

  #dueOf(organisationId: string): Set<string> {
    const due = this.#due.get(organisationId) ?? new Set();
    this.#due.set(organisationId, due);
    return due;
  }

  #settleSoon(organisationId: string, poolId: string): void {
    this.#dueOf(organisationId).add(poolId);
    if (this.#session !== undefined && !this.#stopped && !this.#storeIsAway) void this.#settle(organisationId);
  }

  async #settleDue(): Promise<void> {
    const organisationIds = [...this.#due.keys()].values();
    const work = async (): Promise<void> => {
      for (const organisationId of organisationIds) await this.#settle(organisationId);
    };
    await Promise.all(Array.from({ length: settledAtOnce }, work));
  }

  /** Until nothing of the organisation is due. Never rejects: what failed is due at the next renewal. */
  #settle(organisationId: string): Promise<void> {
    const settling =
      this.#settling.get(organisationId) ??
      this.#settleAll(organisationId)
        .catch((error: unknown) => this.#failed(error))
        .finally(() => this.#settling.delete(organisationId));
    this.#settling.set(organisationId, settling);
    return settling;
  }

  async #settleAll(organisationId: string): Promise<void> {
    // Never in the turn of a dispatcher that is still deciding.
    await Promise.resolve();
    const due = this.#dueOf(organisationId);
    while (due.size > 0 && this.#session !== undefined) {
      const session = this.#session;
      const poolIds = [...due].filter((poolId) => this.#pools.has(poolId));
      due.clear();
      if (poolIds.length === 0) break;
      for (const poolId of poolIds) this.#markUnsettled(poolId);
      const settlements = new Map<string, Settlement>();
      const { store, replica, pools } = this.#dependencies;
      const kept = await store.settle(session, organisationId, poolIds, (locked) => {
        this.#heardStoreAt(locked.now);
        const load = pools().find(locked.poolId);
        const pool = this.#pools.get(locked.poolId);
        const slots = pool?.within(locked.slots) ?? locked.slots;
        const givesWay = pool?.mustGiveWay(locked.now) === true;
        const [settlement, update] = settlePool({ ...locked, slots, givesWay }, replica, load, (mayFill) =>
          this.#shrink(locked.poolId, mayFill),
        );
        settlements.set(locked.poolId, settlement);
        return update;
      });
      // What was granted to a session that has ended since is void.
      if (this.#session !== session) continue;
      if (kept) this.#apply(settlements);
      else {
        this.#lose();
        void this.runOnce(this.#dependencies.nowMs());
      }
    }
    this.#due.delete(organisationId);
  }

  #markUnsettled(poolId: string): void {
    const pool = this.#pools.get(poolId);
    if (pool !== undefined) pool.unsettled = true;
  }

  /** The calls that run after it. */
  #shrink(poolId: string, mayFill: number): number {
    const pools = this.#dependencies.pools();
    const pool = this.#pools.get(poolId);
    if (pool !== undefined && mayFill < pool.mayFill) {
      pool.shrinkTo(mayFill);
      pools.refit(poolId);
    }
    return pools.find(poolId)?.busy ?? 0;
  }

  #apply(settlements: ReadonlyMap<string, Settlement>): void {
    for (const [poolId, settlement] of settlements) {
      this.#pools.get(poolId)?.settled(settlement);
      this.#dependencies.pools().refit(poolId);
    }
  }
}
