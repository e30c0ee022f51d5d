import type { Database, TenantTransaction } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';

export interface PieceByPieceDependencies {
  readonly database: Pick<Database, 'withTenant'>;
  readonly directory: { organisationIds(): readonly string[] };
  readonly logger: Pick<Logger, 'warn'>;
}

export interface PieceOfWork {
  readonly everyMs: number;
  /** Also when the kernel starts. */
  readonly atStart: boolean;
  /** One piece, in a transaction of its own; true while there may be more. Safe when several kernels do it at once. */
  readonly doPiece: (tx: TenantTransaction, organisationId: string, nowMs: number) => Promise<boolean>;
  /** What is logged when a piece fails: the next turn tries again. */
  readonly warning: string;
}

/** Does some work now and then for every organisation, in pieces so that no transaction holds much for long; one turn at a time. */
export class PieceByPiece {
  readonly #dependencies: PieceByPieceDependencies;
  readonly #work: PieceOfWork;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(dependencies: PieceByPieceDependencies, work: PieceOfWork) {
    this.#dependencies = dependencies;
    this.#work = work;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), this.#work.everyMs);
    this.#timer.unref();
    if (this.#work.atStart) this.#tick();
  }

  async runOnce(nowMs: number): Promise<void> {
    const { database, directory, logger } = this.#dependencies;
    for (const organisationId of directory.organisationIds()) {
      try {
        let more = true;
        while (more && !this.#stopped) {
          more = await database.withTenant(organisationId, (tx) => this.#work.doPiece(tx, organisationId, nowMs));
        }
      } catch (error) {
        logger.warn({ error }, this.#work.warning);
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
