import type { TokenUsage } from '@agent-os/core/economy';
import type { Result } from '@agent-os/core/errors';
import type { StreamReceiver } from '../../adapters/models/index.ts';
import { countTokens, textOf } from '../../adapters/tokens/index.ts';
import type { SlotLease } from '../../loops/dispatch/index.ts';
import type { Admitted } from '../call.ts';
import type { ExecutionEnd } from '../conclude-execution.ts';
import { continuationBody } from './continuation-body.ts';
import { InterruptibleStream } from './interruptible-stream.ts';
import { nothingSpent, totalUsage, type SpentWork } from './spent-work.ts';

/**
 * The execution of a call that has to make room when a more urgent one comes (docs/decisions/0008). Its attempt is
 * aborted; the call waits in line again and then writes on where it stopped, or begins anew when the client has nothing yet.
 */
export class Interruption {
  readonly #call: Admitted;
  readonly #stream: InterruptibleStream;
  readonly #nowMs: () => number;
  #isPending = false;
  #abort: (() => void) | undefined;
  #startedAtMs = 0;
  #spent: SpentWork = nothingSpent;
  #promptTokens: number | undefined;
  #writtenTokens = 0;
  #body: Buffer;

  constructor(call: Admitted, receiver: StreamReceiver, nowMs: () => number) {
    this.#call = call;
    this.#stream = new InterruptibleStream(receiver);
    this.#nowMs = nowMs;
    this.#body = call.upstreamBody;
    this.#watch(call.slot);
  }

  /** The slot is gone, and the call has not come back into line yet. */
  get isPending(): boolean {
    return this.#isPending;
  }

  get receiver(): StreamReceiver {
    return this.#stream;
  }

  get body(): Buffer {
    return this.#body;
  }

  /** The client has the beginning of the answer, in so many tokens. */
  get written(): { readonly begun: boolean; readonly writtenTokens: number } {
    return { begun: this.#stream.begun, writtenTokens: this.#writtenTokens };
  }

  /** For the attempt: whether to go on. */
  get isGone(): boolean {
    return this.#isPending || this.#call.answer.isGone;
  }

  onGone(callback: () => void): () => void {
    this.#abort = callback;
    const forget = this.#call.answer.onGone(callback);
    return () => {
      this.#abort = undefined;
      forget();
    };
  }

  attemptStarts(): void {
    this.#startedAtMs = this.#nowMs();
  }

  /** No more of the stream comes; passes on what was held back of it. */
  streamEnded(): void {
    this.#stream.flush();
  }

  /** Back into line. Ok: the call has a slot again, and `body` is what to send. */
  async resume(): Promise<Result<SlotLease>> {
    const elapsedMs = this.#nowMs() - this.#startedAtMs;
    const used = await this.#spend(elapsedMs);
    const { slot, answer, upstreamBody, model, maxOutputTokens } = this.#call;
    const inputTokens = (this.#promptTokens ?? 0) + this.#writtenTokens;
    const left = {
      inputTokens,
      contextTokens: inputTokens,
      expectedOutputTokens: Math.max(1, Math.min(maxOutputTokens - this.#writtenTokens, used.outputTokens)),
    };
    const { msPerOutputToken } = model.pool.policy.pace;
    const unseen = this.#stream.begun || msPerOutputToken === 0 ? 0 : Math.ceil(elapsedMs / msPerOutputToken);
    this.#isPending = false;
    const admission = await slot.rejoin(left, { ...used, outputTokens: used.outputTokens + unseen }, answer.gone);
    if (!admission.ok) return admission;
    Object.assign(this.#call, { slot: admission.value });
    if (this.#stream.begun) {
      this.#body = continuationBody(upstreamBody, this.#stream.text, this.#writtenTokens);
      this.#stream.continueAfter(this.#writtenTokens);
    }
    this.#watch(admission.value);
    return admission;
  }

  /** The end with everything that was used, in all attempts. */
  conclude(end: ExecutionEnd): ExecutionEnd {
    if (this.#spent.interruptions === 0) return end;
    const lastAttempt = this.#usageOfLast(end.execution.usage);
    const durationMs = this.#nowMs() - this.#startedAtMs;
    const { model, maxOutputTokens } = this.#call;
    const { msPerOutputToken } = model.pool.policy.pace;
    const usage = totalUsage(this.#spent, { usage: lastAttempt, durationMs }, msPerOutputToken, maxOutputTokens);
    return { ...end, execution: { ...end.execution, usage, usageSource: 'counted' }, lastAttempt };
  }

  #watch(slot: SlotLease): void {
    slot.whenInterrupted(() => {
      this.#isPending = true;
      this.#abort?.();
    });
  }

  async #spend(elapsedMs: number): Promise<{ readonly inputTokens: number; readonly outputTokens: number }> {
    // It was parsed once already.
    this.#promptTokens ??= await countTokens(textOf(JSON.parse(this.#call.upstreamBody.toString('utf8'))));
    const { begun, text } = this.#stream;
    const inputTokens = this.#promptTokens + this.#writtenTokens;
    const written = begun ? await countTokens(text) : 0;
    const outputTokens = written - this.#writtenTokens;
    this.#writtenTokens = written;
    this.#spent = {
      interruptions: this.#spent.interruptions + 1,
      inputTokens: this.#spent.inputTokens + inputTokens,
      outputTokens: this.#spent.outputTokens + outputTokens,
      unseenMs: this.#spent.unseenMs + (begun ? 0 : elapsedMs),
    };
    return { inputTokens, outputTokens };
  }

  /** A stream's figures are over all that the client saw; its last request wrote the end of that. */
  #usageOfLast(seen: TokenUsage | undefined): TokenUsage | undefined {
    if (seen === undefined || !this.#stream.begun) return seen;
    if (this.#stream.reported !== undefined) return this.#stream.reported;
    return {
      ...seen,
      inputTokens: seen.inputTokens + this.#writtenTokens,
      outputTokens: Math.max(0, seen.outputTokens - this.#writtenTokens),
    };
  }
}
