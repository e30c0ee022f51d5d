import { costOfUsage, type ModelPrice } from '@agent-os/core/economy';
import type { CountedTotals } from './compare-totals.ts';
import { percentilesOf, type Percentiles } from './percentiles.ts';
import type { Answer } from './read-answer.ts';

/** Adds up what the client sees while a replay runs. */
export class Tally {
  readonly #price: ModelPrice | undefined;
  readonly #latenciesMs: number[] = [];
  readonly #errors = new Map<string, number>();
  readonly #messages = new Map<string, string>();
  readonly #callIds = new Set<string>();
  #recordedRefusals = 0;
  #lost = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  #costNanoUsd = 0n;
  #costsUnknown = 0;
  #sent = 0;
  #connectionLosses = 0;
  #latestSendMs = 0;

  /** @param price In force for the model; prices the streamed answers, which do not tell their cost. */
  constructor(price: ModelPrice | undefined) {
    this.#price = price;
  }

  addSent(behindScheduleMs: number): void {
    this.#sent += 1;
    this.#latestSendMs = Math.max(this.#latestSendMs, behindScheduleMs);
  }

  addConnectionLoss(): void {
    this.#connectionLosses += 1;
  }

  /** @param latencyMs From the moment the request was due to its last byte. */
  addAnswer(answer: Answer, latencyMs: number): void {
    if (answer.kind !== 'answered') {
      this.#errors.set(answer.code, (this.#errors.get(answer.code) ?? 0) + 1);
      if (answer.kind === 'lost') {
        this.#lost += 1;
        return;
      }
      if (!this.#messages.has(answer.code)) this.#messages.set(answer.code, answer.message);
      if (answer.callId !== undefined) this.#recordedRefusals += 1;
      return;
    }
    this.#latenciesMs.push(latencyMs);
    if (answer.callId !== undefined) this.#callIds.add(answer.callId);
    this.#inputTokens += answer.usage.inputTokens;
    this.#outputTokens += answer.usage.outputTokens;
    const listed = this.#price === undefined ? undefined : costOfUsage(this.#price, answer.usage);
    const costNanoUsd = answer.costNanoUsd ?? listed;
    if (costNanoUsd === undefined) this.#costsUnknown += 1;
    else this.#costNanoUsd += costNanoUsd;
  }

  get sent(): number {
    return this.#sent;
  }

  get answered(): number {
    return this.#latenciesMs.length;
  }

  get failed(): number {
    return [...this.#errors.values()].reduce((sum, count) => sum + count, 0);
  }

  get connectionLosses(): number {
    return this.#connectionLosses;
  }

  /** Whether the database may know of calls whose answers never came. */
  get hasLosses(): boolean {
    return this.#lost > 0 || this.#connectionLosses > 0;
  }

  get latestSendMs(): number {
    return this.#latestSendMs;
  }

  get errors(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#errors);
  }

  /** The first message of each error code. */
  get errorMessages(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#messages);
  }

  get latencyMs(): Percentiles | undefined {
    return percentilesOf(this.#latenciesMs);
  }

  get answeredCallIds(): ReadonlySet<string> {
    return this.#callIds;
  }

  /** What the database must have: every answer by its own call id, and every refusal that carried one. */
  get totals(): CountedTotals {
    return {
      calls: this.#callIds.size + this.#recordedRefusals,
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      costNanoUsd: this.#costsUnknown > 0 ? undefined : this.#costNanoUsd,
    };
  }
}
