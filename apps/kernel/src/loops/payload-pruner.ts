import { deletePayloadsBefore, type Database } from '@agent-os/db';
import type { OrganisationEntry } from '../directory/index.ts';
import type { Logger } from '../telemetry/index.ts';

const pruneEveryMs = 10 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const batchRows = 2_000;

/** The organisations, as far as pruning goes. */
interface RetentionDirectory {
  organisationIds(): readonly string[];
  findOrganisation(id: string): Pick<OrganisationEntry, 'payloadRetentionDays'> | undefined;
}

/** Deletes the messages of calls that are older than their organisation keeps them; all, where it keeps none. */
export class PayloadPruner {
  readonly #database: Pick<Database, 'withTenant'>;
  readonly #directory: RetentionDirectory;
  readonly #logger: Pick<Logger, 'warn'>;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(database: Pick<Database, 'withTenant'>, directory: RetentionDirectory, logger: Pick<Logger, 'warn'>) {
    this.#database = database;
    this.#directory = directory;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(Date.now()), pruneEveryMs);
    this.#timer.unref();
  }

  async runOnce(nowMs: number): Promise<void> {
    for (const organisationId of this.#directory.organisationIds()) {
      const days = this.#directory.findOrganisation(organisationId)?.payloadRetentionDays;
      if (days === undefined || this.#stopped) continue;
      try {
        await this.#prune(organisationId, nowMs - days * dayMs);
      } catch (error) {
        this.#logger.warn({ error }, 'Old messages could not be deleted');
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** In small batches, so that no transaction holds many rows for long. */
  async #prune(organisationId: string, beforeMs: number): Promise<void> {
    let more = true;
    while (more && !this.#stopped) {
      more = await this.#database.withTenant(organisationId, (tx) =>
        deletePayloadsBefore(tx, Math.max(0, beforeMs), batchRows),
      );
    }
  }
}
