import { decodeStepMs, prefillMs } from './engine-profile.ts';
import type { EngineEvent, PoolOptions } from './engine-pool.ts';
import { kvTokensOf } from './engine-request.ts';
import type { EngineRequest } from './engine-request.ts';

interface Running {
  readonly request: EngineRequest;
  readonly replica: number;
  readonly startedMs: number;
}

/** Slack for sums of floating-point milliseconds. */
const slackMs = 1e-6;

/**
 * Watches a pool from outside and keeps its own books, so that it believes nothing the pool says of itself.
 * Tests only. Guarantees checked: slots and cache never exceeded, first come first served, work conserving, tokens produced =
 * tokens asked, nothing faster than alone on an idle engine, time in order, nothing lost.
 */
export class EngineAuditor {
  readonly violations: string[] = [];
  readonly #options: PoolOptions;
  readonly #waiting: EngineRequest[] = [];
  readonly #running = new Map<string, Running>();
  #lastEventMs = -Infinity;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** The pool accepted a request, before its events are observed. */
  accepted(request: EngineRequest): void {
    this.#waiting.push(request);
  }

  /** The pool was told to drop a request, after the events up to then are observed. */
  cancelled(id: string): void {
    const position = this.#waiting.findIndex((request) => request.id === id);
    if (position >= 0) this.#waiting.splice(position, 1);
    this.#running.delete(id);
  }

  observe(events: readonly EngineEvent[]): void {
    for (const event of events) {
      if (event.atMs < this.#lastEventMs - slackMs) this.violations.push(`${event.id}: event goes back in time`);
      this.#lastEventMs = Math.max(this.#lastEventMs, event.atMs);
      if (event.kind === 'started') this.#observeStart(event);
      else this.#observeFinish(event);
    }
  }

  /** To be called when the pool is at rest after a step. */
  checkWorkConserving(): void {
    const first = this.#waiting[0];
    if (first === undefined) return;
    for (let replica = 0; replica < this.#options.replicas; replica += 1) {
      if (this.#fits(first, replica)) this.violations.push(`${first.id} waits although replica ${replica} has room`);
    }
  }

  /** To be called when the pool says that it is idle. */
  checkNothingLost(): void {
    for (const id of [...this.#running.keys(), ...this.#waiting.map((request) => request.id)]) {
      this.violations.push(`${id} never finished`);
    }
  }

  #observeStart(event: EngineEvent & { kind: 'started' }): void {
    const position = this.#waiting.findIndex((request) => request.id === event.id);
    const request = this.#waiting[position];
    if (request === undefined) return void this.violations.push(`${event.id} started without being accepted`);
    if (position !== 0) this.violations.push(`${event.id} overtook ${this.#waiting[0]?.id}`);
    if (!this.#fits(request, event.replica)) this.violations.push(`${event.id} started without room`);
    this.#waiting.splice(position, 1);
    this.#running.set(event.id, { request, replica: event.replica, startedMs: event.atMs });
  }

  #observeFinish(event: EngineEvent & { kind: 'finished' }): void {
    const running = this.#running.get(event.id);
    if (running === undefined) return void this.violations.push(`${event.id} finished without running`);
    const { outputTokens, promptTokens } = running.request;
    if (event.producedTokens !== outputTokens) {
      this.violations.push(`${event.id} produced ${event.producedTokens} of ${outputTokens} tokens`);
    }
    const { profile } = this.#options;
    const aloneMs = prefillMs(profile, promptTokens, 1) + (outputTokens - 1) * decodeStepMs(profile, 1, 1);
    if (event.atMs - running.startedMs < aloneMs - slackMs) {
      this.violations.push(`${event.id} was faster than alone on an idle engine`);
    }
    this.#running.delete(event.id);
  }

  #fits(request: EngineRequest, replica: number): boolean {
    const { profile } = this.#options;
    const here = [...this.#running.values()].filter((each) => each.replica === replica);
    if (here.length >= profile.slots) return false;
    const kvTokens = here.reduce((sum, each) => sum + kvTokensOf(each.request), kvTokensOf(request));
    return profile.kvTokens === null || kvTokens <= profile.kvTokens;
  }
}
