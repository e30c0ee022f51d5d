import type { DirectoryPool } from '../../directory/index.ts';
import { SlotPool } from './slot-pool.ts';

/** All pools of this process by id; a pool comes to life at its first call. */
export class SlotPools {
  readonly #pools = new Map<string, { settings: DirectoryPool; pool: SlotPool }>();

  of(settings: DirectoryPool): SlotPool {
    const known = this.#pools.get(settings.id);
    if (known === undefined) {
      const pool = new SlotPool(settings);
      this.#pools.set(settings.id, { settings, pool });
      return pool;
    }
    if (known.settings !== settings) {
      known.settings = settings;
      known.pool.reconfigure(settings);
    }
    return known.pool;
  }

  find(poolId: string): SlotPool | undefined {
    return this.#pools.get(poolId)?.pool;
  }
}
