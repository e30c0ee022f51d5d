import { foldSpend, type Database } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';

const foldEveryMs = 20_000;
/** An hour is folded so long after its end: most calls that came in it have ended by then. */
const graceMs = 5 * 60_000;

/** Folds hours that are over into sums by day, for finance to read; any number of kernels may. */
export class SpendFolder {
  readonly #database: Pick<Database, 'withTenant'>;
  readonly #directory: { organisationIds(): readonly string[] };
  readonly #logger: Pick<Logger, 'warn'>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
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
    this.#timer = setInterval(() => this.#tick(), foldEveryMs);
    this.#timer.unref();
    this.#tick();
  }

  async runOnce(nowMs: number): Promise<void> {
    for (const organisationId of this.#directory.organisationIds()) {
      try {
        let more = true;
        // Each part by itself, so that the books never wait for long.
        while (more && !this.#stopped) {
          more = await this.#database.withTenant(organisationId, (tx) =>
            foldSpend(tx, organisationId, nowMs - graceMs),
          );
        }
      } catch (error) {
        this.#logger.warn({ error }, 'Sums by day could not be brought up to date: finance reads hours instead');
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  #tick(): void {
    this.#running ??= this.runOnce(Date.now()).finally(() => {
      this.#running = undefined;
    });
  }
}
