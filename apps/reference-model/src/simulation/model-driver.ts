import { EnginePool } from '../engine/index.ts';
import type { EngineEvent, PoolOptions } from '../engine/index.ts';

/** What a running request is told. Calls come from a timer, never from inside `submit`. */
export interface JobListener {
  /** A slot is taken: execution begins. */
  started(): void;
  /** `producedTokens` exist now; only for jobs that asked to follow, at most once a millisecond. */
  produced?(producedTokens: number): void;
  finished(): void;
}

export interface Job {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly listener: JobListener;
}

export type SubmitResult =
  | { readonly outcome: 'accepted'; readonly cancel: () => void }
  | { readonly outcome: 'queue_full'; readonly retryAfterMs: number }
  | { readonly outcome: 'too_large' };

interface RunningJob {
  readonly listener: JobListener;
  toldTokens: number;
}

/** Timers are exact to a millisecond; tokens that fall into the same one travel together. */
const tickMs = 1;
/** Clients ignore a longer advice. */
const longestRetryMs = 60_000;
/** Longest a timer may sleep: Node's limit is 2³¹ − 1 ms. */
const longestSleepMs = 1_000_000;

/** Lets a pool of engines live in real time, `timeScale` simulated seconds a second, with one timer. */
export class ModelDriver {
  readonly #pool: EnginePool;
  readonly #timeScale: number;
  readonly #onIdle: () => void;
  readonly #jobs = new Map<string, RunningJob>();
  readonly #followed = new Map<string, RunningJob>();
  readonly #originMs = performance.now();
  #jobNumber = 0;
  #timer: NodeJS.Timeout | undefined;
  #wakeAtMs = Infinity;

  constructor(options: PoolOptions, timeScale: number, onIdle: () => void = () => undefined) {
    this.#pool = new EnginePool(options);
    this.#timeScale = timeScale;
    this.#onIdle = onIdle;
  }

  get load(): { readonly occupiedSlots: number; readonly waitingRequests: number } {
    return { occupiedSlots: this.#pool.occupiedSlots, waitingRequests: this.#pool.waitingRequests };
  }

  submit(job: Job): SubmitResult {
    this.#jobNumber += 1;
    const id = String(this.#jobNumber);
    const nowMs = this.#nowMs();
    const outcome = this.#pool.submit(nowMs, { id, promptTokens: job.promptTokens, outputTokens: job.outputTokens });
    if (outcome === 'queue_full') return { outcome, retryAfterMs: this.#retryAfterMs(nowMs) };
    if (outcome === 'too_large') return { outcome };
    const running: RunningJob = { listener: job.listener, toldTokens: 0 };
    this.#jobs.set(id, running);
    if (job.listener.produced !== undefined) this.#followed.set(id, running);
    this.#sleep(nowMs, true);
    return { outcome, cancel: () => this.#cancel(id) };
  }

  /** Forgets everything without telling anybody. */
  close(): void {
    clearTimeout(this.#timer);
    this.#jobs.clear();
    this.#followed.clear();
  }

  #nowMs(): number {
    return (performance.now() - this.#originMs) * this.#timeScale;
  }

  #retryAfterMs(nowMs: number): number {
    const waitMs = ((this.#pool.nextEventMs() ?? nowMs) - nowMs) / this.#timeScale;
    return Math.min(longestRetryMs, Math.max(1, Math.ceil(waitMs)));
  }

  #cancel(id: string): void {
    if (!this.#jobs.delete(id)) return;
    this.#followed.delete(id);
    const nowMs = this.#nowMs();
    this.#pool.cancel(nowMs, id);
    this.#sleep(nowMs, true);
  }

  #wake(): void {
    this.#wakeAtMs = Infinity;
    const nowMs = this.#nowMs();
    this.#pool.advance(nowMs);
    for (const event of this.#pool.takeEvents()) this.#tell(event);
    for (const [id, job] of this.#followed) {
      const producedTokens = this.#pool.producedTokens(nowMs, id) ?? 0;
      if (producedTokens <= job.toldTokens) continue;
      job.toldTokens = producedTokens;
      job.listener.produced?.(producedTokens);
    }
    this.#sleep(nowMs, false);
    if (this.#pool.isIdle) this.#onIdle();
  }

  #tell(event: EngineEvent): void {
    const job = this.#jobs.get(event.id);
    if (job === undefined) return;
    if (event.kind === 'started') {
      job.listener.started();
      return;
    }
    this.#jobs.delete(event.id);
    this.#followed.delete(event.id);
    job.listener.finished();
  }

  /** @param hasNews events are pending that nobody has been told of */
  #sleep(nowMs: number, hasNews: boolean): void {
    const nextMs = this.#followed.size > 0 ? this.#pool.nextIterationMs(nowMs) : this.#pool.nextEventMs();
    if (nextMs === undefined && !hasNews) return;
    const waitMs = hasNews ? 0 : Math.max(tickMs, ((nextMs ?? nowMs) - nowMs) / this.#timeScale);
    const wakeAtMs = performance.now() + waitMs;
    if (wakeAtMs >= this.#wakeAtMs) return;
    clearTimeout(this.#timer);
    this.#wakeAtMs = wakeAtMs;
    this.#timer = setTimeout(() => this.#wake(), Math.min(longestSleepMs, Math.ceil(waitMs)));
  }
}
