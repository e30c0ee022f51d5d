import { listExpiredReports, listValueRules, type Database } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';
import { defaultExpiryDays, recordOutcomes, rulesInForce } from '../value/index.ts';

const expireEveryMs = 10 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const batchRows = 500;
const system = { kind: 'system', id: '' } as const;

/** Ends reports that nobody decided on within the days that their kind's rule allows: they count as not accepted. */
export class OutcomeExpirer {
  readonly #database: Pick<Database, 'withTenant'>;
  readonly #directory: { organisationIds(): readonly string[] };
  readonly #logger: Pick<Logger, 'warn'>;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    database: Pick<Database, 'withTenant'>,
    directory: { organisationIds(): readonly string[] },
    logger: Pick<Logger, 'warn'>,
  ) {
    this.#database = database;
    this.#directory = directory;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(Date.now()), expireEveryMs);
    this.#timer.unref();
  }

  async runOnce(nowMs: number): Promise<void> {
    for (const organisationId of this.#directory.organisationIds()) {
      if (this.#stopped) return;
      try {
        await this.#expire(organisationId, nowMs);
      } catch (error) {
        this.#logger.warn({ error }, 'Reports that nobody decided on could not be ended');
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** In small batches, so that no transaction holds many tasks for long. Two kernels at once end each report once. */
  async #expire(organisationId: string, nowMs: number): Promise<void> {
    let expired = batchRows;
    while (expired === batchRows && !this.#stopped) {
      expired = await this.#database.withTenant(organisationId, async (tx) => {
        const rules = rulesInForce(await listValueRules(tx, new Date(nowMs)), nowMs);
        const cutoffs = Array.from(rules, ([kind, { expiresAfterDays }]) => ({
          kind,
          before: new Date(nowMs - expiresAfterDays * dayMs),
        }));
        const otherwise = new Date(nowMs - defaultExpiryDays * dayMs);
        const taskIds = await listExpiredReports(tx, { cutoffs, otherwise }, batchRows);
        const messages = taskIds.map((taskId) => ({
          taskId,
          move: 'expire' as const,
          units: null,
          humanSeconds: null,
          statedNanoUsd: null,
          reason: 'Nobody decided on it in time.',
          reference: null,
        }));
        if (messages.length > 0) await recordOutcomes(tx, { organisationId, actor: system, nowMs }, messages);
        return messages.length;
      });
    }
  }
}
