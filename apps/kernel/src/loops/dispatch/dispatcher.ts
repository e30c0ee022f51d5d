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

  find(poolId: string): PoolDispatcher | undefined {
    return this.#pools.get(poolId)?.dispatcher;
  }
}
