import { insertMarketYields, pruneMarketYields, type Database, type MarketYieldRow } from '@agent-os/db';
import type { KernelMetrics, Logger } from '../telemetry/index.ts';

const hourMs = 3_600_000;
/** Old rows are looked for this often. */
const pruneEveryMs = 600_000;

export interface YieldRecorderDependencies {
  readonly database: Pick<Database, 'withTenant'>;
  readonly counts: Pick<KernelMetrics['scheduler'], 'countYielded'>;
  /** Ms since 1970. */
  readonly epochMs: () => number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Counts and writes down who lost a place and why. What was decided holds whether or not it can be written. */
export class YieldRecorder {
  readonly #dependencies: YieldRecorderDependencies;
  readonly #prunedAtMs = new Map<string, number>();

  constructor(dependencies: YieldRecorderDependencies) {
    this.#dependencies = dependencies;
  }

  /** @param keepHours for how long such rows are kept */
  async record(organisationId: string, rows: readonly MarketYieldRow[], keepHours: number): Promise<void> {
    if (rows.length === 0) return;
    const { database, counts, epochMs, logger } = this.#dependencies;
    for (const { serviceClass, kind } of rows) counts.countYielded(serviceClass, kind);
    const nowMs = epochMs();
    const mustPrune = nowMs - (this.#prunedAtMs.get(organisationId) ?? -Infinity) >= pruneEveryMs;
    try {
      await database.withTenant(organisationId, async (tx) => {
        await insertMarketYields(tx, organisationId, rows);
        if (mustPrune) await pruneMarketYields(tx, new Date(nowMs - keepHours * hourMs));
      });
      if (mustPrune) this.#prunedAtMs.set(organisationId, nowMs);
    } catch (error) {
      logger.warn({ error, calls: rows.length }, 'Calls that lost their place could not be written down');
    }
  }
}
