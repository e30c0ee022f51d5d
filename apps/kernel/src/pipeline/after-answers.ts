import type { CallRecorder } from '../adapters/journal/index.ts';
import type { Logger } from '../telemetry/index.ts';

/** Long enough for an agent's next request to be read first, short beside the time that any model takes. */
const delayMs = 2;

/**
 * Work that a call leaves behind when its client has the whole answer (its end in the journal, its metrics) or when it is on its way to its
 * model. An agent often sends its next call at once, and that call must not wait for the books of the last one. A kernel that is killed
 * within the delay finds the call open at its next start and settles it as interrupted, at its reservation.
 */
export class AfterAnswers {
  readonly #recorder: Pick<CallRecorder, 'recordTogether'>;
  readonly #logger: Pick<Logger, 'error'>;
  #waiting: (() => void)[] = [];

  constructor(recorder: Pick<CallRecorder, 'recordTogether'>, logger: Pick<Logger, 'error'>) {
    this.#recorder = recorder;
    this.#logger = logger;
  }

  add(work: () => void): void {
    if (this.#waiting.push(work) === 1) setTimeout(this.#run, delayMs);
  }

  /** Once the request of this turn is written: the upstream client does that at the end of the turn (undici, `setImmediate`), before this. */
  afterDispatch(work: () => void): void {
    setImmediate(() => this.guarded(work));
  }

  readonly #run = (): void => {
    const works = this.#waiting;
    this.#waiting = [];
    this.guarded(() =>
      this.#recorder.recordTogether(() => {
        for (const work of works) this.guarded(work);
      }),
    );
  };

  /** Does it now; what goes wrong is for the log, and not for the call. */
  guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#logger.error({ error }, 'What a call leaves behind could not be done');
    }
  }
}
