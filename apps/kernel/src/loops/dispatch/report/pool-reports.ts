import type { PoolNow } from '../../../ports/pool-state.ts';
import type { PoolDispatcher } from '../pool-dispatcher.ts';
import { reportPool } from './report-pool.ts';

/** A report of a line of 10,000 stays good for a second, that of a short one for no time at all. */
const freshMsPerCall = 0.1;

interface Report {
  readonly goodUntil: number;
  readonly now: Promise<PoolNow>;
}

/** What each pool is like; the longer its line, the longer one look at it serves everybody who asks. */
export class PoolReports {
  readonly #reports = new WeakMap<PoolDispatcher, Report>();

  /** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
  of(pool: PoolDispatcher, epochOffsetMs: number): Promise<PoolNow> {
    const { now } = pool.facts();
    const known = this.#reports.get(pool);
    if (known !== undefined && now < known.goodUntil) return known.now;
    const report = reportPool(pool, epochOffsetMs);
    this.#reports.set(pool, { goodUntil: now + pool.waiting * freshMsPerCall, now: report });
    return report;
  }
}
