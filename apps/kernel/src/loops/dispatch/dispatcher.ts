import { withMarketWeights } from '@agent-os/core/scheduling';
import type { DirectoryPool } from '../../directory/index.ts';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import { PoolDispatcher } from './pool-dispatcher.ts';
import type { PoolEffect } from './pool-effect.ts';
import type { PoolSettings } from './pool-settings.ts';
import { everySlot, type SlotAllowances } from './slot-allowance.ts';
import { ToolGates } from './tools/index.ts';
import { WorkLearner } from './work-learner.ts';

/** The dispatchers of all pools of this process by pool id; one comes to life at the pool's first call. */
export class Dispatcher {
  /** What the next calls of agents will be like, as far as those that ended tell. */
  readonly work = new WorkLearner();
  /** Limited tools by organisation. */
  readonly tools: ToolGates;
  readonly #dependencies: DispatchDependencies;
  readonly #allowances: SlotAllowances;
  readonly #pools = new Map<string, { settings: DirectoryPool; dispatcher: PoolDispatcher }>();
  readonly #effects = new Map<string, PoolEffect>();
  /** Calls that the power of a pool allows at once, of all kernels. */
  readonly #powered = new Map<string, number>();

  constructor(dependencies: DispatchDependencies, allowances: SlotAllowances = everySlot()) {
    this.#dependencies = dependencies;
    this.#allowances = allowances;
    this.tools = new ToolGates(dependencies);
  }

  of(settings: DirectoryPool): PoolDispatcher {
    const known = this.#pools.get(settings.id);
    if (known === undefined) {
      const dispatcher = new PoolDispatcher(this.#allowed(settings), this.#dependencies, {
        until: this.#allowances.until,
        changed: () => this.#allowances.changed(settings.id),
      });
      this.#pools.set(settings.id, { settings, dispatcher });
      return dispatcher;
    }
    if (known.settings !== settings) {
      known.settings = settings;
      known.dispatcher.reconfigure(this.#allowed(settings));
    }
    return known.dispatcher;
  }

  /** The number of slots that this process may fill of the pool is another now. */
  refit(poolId: string): void {
    const known = this.#pools.get(poolId);
    known?.dispatcher.reconfigure(this.#allowed(known.settings));
  }

  /** What a market decided of a pool counts until it decides anew; undefined: nothing any more. */
  affect(poolId: string, effect: PoolEffect | undefined): void {
    if (effect === undefined) this.#effects.delete(poolId);
    else this.#effects.set(poolId, effect);
    this.refit(poolId);
  }

  /** What a market decided of a pool, while that counts. */
  effectOn(poolId: string): PoolEffect | undefined {
    return this.#effects.get(poolId);
  }

  /** So many calls, of all kernels, may run at once while power is short; null: as many as the pool has slots. */
  limitPower(poolId: string, slotsMost: number | null): void {
    this.#allowances.limit(poolId, slotsMost);
    if (slotsMost === null ? !this.#powered.delete(poolId) : this.#powered.get(poolId) === slotsMost) return;
    if (slotsMost !== null) this.#powered.set(poolId, slotsMost);
    this.refit(poolId);
  }

  /** Calls that run here and have to stop for power to suffice, of so many that are not stopping already. */
  excessPower(poolId: string, busy: number): number {
    return this.#powered.has(poolId) ? this.#allowances.excessOf(poolId, busy) : 0;
  }

  /** Settings that changed count from now on, for calls that wait too. */
  reconfigure(pools: Iterable<DirectoryPool>): void {
    for (const settings of pools) if (this.#pools.has(settings.id)) this.of(settings);
  }

  /** The kernel stops: whoever still waits is told so. */
  refuseWaiting(): void {
    for (const { dispatcher } of this.#pools.values()) dispatcher.refuseWaiting();
  }

  /** Those that calls have come to. */
  *pools(): Generator<{ readonly poolId: string; readonly dispatcher: PoolDispatcher }> {
    for (const [poolId, { dispatcher }] of this.#pools) yield { poolId, dispatcher };
  }

  find(poolId: string): PoolDispatcher | undefined {
    return this.#pools.get(poolId)?.dispatcher;
  }

  #allowed(settings: DirectoryPool): PoolSettings {
    const slots = this.#allowances.slotsOf(settings);
    const tools = this.tools.find(settings.organisationId);
    const effect = this.#effects.get(settings.id);
    if (effect === undefined) {
      return slots === settings.slots && tools === undefined ? settings : { ...settings, slots, tools };
    }
    const { round: marketRound, weights, withheldSlots = 0 } = effect;
    const sold = withheldSlots === 0 ? slots : this.#partOf(settings, slots, settings.slots - withheldSlots);
    return {
      ...settings,
      slots: Math.min(slots, sold),
      policy: withMarketWeights(settings.policy, weights),
      marketRound,
      tools,
    };
  }

  /** Of a number for all kernels each keeps to the part that it has of the slots, and never to none of them. */
  #partOf({ id, slots }: DirectoryPool, own: number, ofAll: number): number {
    const shared = Math.min(slots, this.#powered.get(id) ?? slots);
    return Math.max(1, Math.floor((ofAll * own) / Math.max(1, shared)));
  }
}
