import type { Lookups } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';

const sweepEveryMs = 60 * 60 * 1000;
/** The rate limit looks back minutes; a day is kept for whoever has to look into an attack. */
const keptForMs = 24 * 60 * 60 * 1000;

/** Deletes old sign-in attempts, so that the table holds no history of who tried to sign in. */
export class SignInAttemptSweeper {
  readonly #lookups: Pick<Lookups, 'deleteSignInAttempts'>;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;

  constructor(lookups: Pick<Lookups, 'deleteSignInAttempts'>, logger: Logger) {
    this.#lookups = lookups;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(Date.now()), sweepEveryMs);
  }

  async runOnce(nowMs: number): Promise<void> {
    try {
      await this.#lookups.deleteSignInAttempts(new Date(nowMs - keptForMs));
    } catch (error) {
      this.#logger.warn({ error }, 'Old sign-in attempts could not be deleted');
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
