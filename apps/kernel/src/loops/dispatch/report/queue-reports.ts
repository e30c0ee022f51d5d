import type { QueuedNow } from '../../../ports/pool-state.ts';
import type { PoolDispatcher } from '../pool-dispatcher.ts';
import { reportQueue } from './report-queue.ts';

/** A report of a line of 10,000 stays good for five seconds: making it costs half a second of a loaded machine. */
const freshMsPerCall = 0.5;

interface Report {
  readonly limit: number;
  readonly goodUntil: number;
  readonly queue: Promise<readonly QueuedNow[]>;
}

/** Who waits in each pool; the longer the line, the longer one look at it serves everybody who asks. */
export class QueueReports {
  readonly #reports = new WeakMap<PoolDispatcher, Report>();

  /** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
  async of(pool: PoolDispatcher, limit: number, epochOffsetMs: number): Promise<readonly QueuedNow[]> {
    const { now } = pool.facts();
    const known = this.#reports.get(pool);
    if (known !== undefined && known.limit >= limit && now < known.goodUntil) {
      return (await known.queue).slice(0, limit);
    }
    const queue = reportQueue(pool, limit, epochOffsetMs);
    this.#reports.set(pool, { limit, goodUntil: now + pool.waiting * freshMsPerCall, queue });
    return queue;
  }
}
