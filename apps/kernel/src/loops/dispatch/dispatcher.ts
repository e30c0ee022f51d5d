import type { DirectoryPool } from '../../directory/index.ts';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import { ExpectedOutput } from './expected-output.ts';
import { PoolDispatcher } from './pool-dispatcher.ts';

/** The dispatchers of all pools of this process by pool id; one comes to life at the pool's first call. */
export class Dispatcher {
  readonly expectedOutput = new ExpectedOutput();
  readonly #dependencies: DispatchDependencies;
  readonly #pools = new Map<string, { settings: DirectoryPool; dispatcher: PoolDispatcher }>();

  constructor(dependencies: DispatchDependencies) {
    this.#dependencies = dependencies;
  }

  of(settings: DirectoryPool): PoolDispatcher {
    const known = this.#pools.get(settings.id);
    if (known === undefined) {
      const dispatcher = new PoolDispatcher(settings, this.#dependencies);
      this.#pools.set(settings.id, { settings, dispatcher });
      return dispatcher;
    }
    if (known.settings !== settings) {
      known.settings = settings;
      known.dispatcher.reconfigure(settings);
    }
    return known.dispatcher;
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
}
