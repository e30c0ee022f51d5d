import { decodeStepMs, prefillMs } from './engine-profile.ts';
import type { EngineProfile } from './engine-profile.ts';
import { kvTokensOf } from './engine-request.ts';
import type { EngineRequest } from './engine-request.ts';

interface Sequence {
  readonly request: EngineRequest;
  /** When its prompt is read, for overlapped prefill. */
  readonly promptReadAtMs: number;
  producedTokens: number;
  decoding: boolean;
}

/** Equal iterations in a row: as long as the batch stays the same, only their number matters. */
interface IterationRun {
  readonly startMs: number;
  readonly stepMs: number;
  steps: number;
  readonly members: Sequence[];
}

/** Slack for sums of floating-point milliseconds, far below any step. */
const epsilon = 1e-9;

/**
 * One engine with continuous batching at iteration level (Orca, OSDI'22): sequences join and leave between iterations.
 * It owns no clock: the caller completes runs in time order and says what time it is. Runs of equal iterations are advanced
 * arithmetically, so that the cost depends on batch changes and not on tokens.
 */
export class Replica {
  readonly #profile: EngineProfile;
  readonly #onFinished: (request: EngineRequest, producedTokens: number, atMs: number) => void;
  readonly #sequences = new Map<string, Sequence>();
  #run: IterationRun | undefined;
  #kvTokens = 0;

  constructor(
    profile: EngineProfile,
    onFinished: (request: EngineRequest, producedTokens: number, atMs: number) => void,
  ) {
    this.#profile = profile;
    this.#onFinished = onFinished;
  }

  get occupiedSlots(): number {
    return this.#sequences.size;
  }

  get kvTokens(): number {
    return this.#kvTokens;
  }

  canAdmit(request: EngineRequest): boolean {
    if (this.#sequences.size >= this.#profile.slots) return false;
    return this.#profile.kvTokens === null || this.#kvTokens + kvTokensOf(request) <= this.#profile.kvTokens;
  }

  /** Takes a slot at `nowMs`; the sequence joins the batch at the next iteration. All runs up to `nowMs` are complete. */
  admit(nowMs: number, request: EngineRequest): void {
    const promptMs = prefillMs(this.#profile, request.promptTokens, this.#sequences.size + 1);
    this.#sequences.set(request.id, {
      request,
      promptReadAtMs: nowMs + promptMs,
      producedTokens: 0,
      decoding: false,
    });
    this.#kvTokens += kvTokensOf(request);
    this.#cutRun(nowMs);
  }

  /** Gives the slot back at once; the iteration under way still takes its time for the others. */
  cancel(nowMs: number, id: string): boolean {
    const sequence = this.#sequences.get(id);
    if (sequence === undefined) return false;
    this.#remove(sequence);
    const members = this.#run?.members;
    const position = members?.indexOf(sequence) ?? -1;
    if (position >= 0) members?.splice(position, 1);
    this.#cutRun(nowMs);
    return true;
  }

  /** When the batch next changes, or undefined when idle. */
  get runEndMs(): number | undefined {
    return this.#run === undefined ? undefined : this.#run.startMs + this.#run.stepMs * this.#run.steps;
  }

  /** Completes the current run and begins the next; for the caller that has reached `runEndMs`. */
  completeRun(): void {
    const endMs = this.runEndMs;
    if (this.#run === undefined || endMs === undefined) return;
    this.#applySteps(this.#run, this.#run.steps, endMs);
    this.#beginRun(endMs);
  }

  /** When the iteration under way at `nowMs` ends, or undefined when idle. */
  nextIterationMs(nowMs: number): number | undefined {
    const run = this.#run;
    if (run === undefined) return undefined;
    return run.startMs + run.stepMs * Math.min(run.steps, this.#completeSteps(run, nowMs) + 1);
  }

  /** Tokens a running request has produced by `nowMs`, or undefined when it is not running here. */
  producedTokens(nowMs: number, id: string): number | undefined {
    const sequence = this.#sequences.get(id);
    if (sequence === undefined) return undefined;
    const run = this.#run;
    if (run === undefined || !run.members.includes(sequence)) return sequence.producedTokens;
    return sequence.producedTokens + this.#completeSteps(run, nowMs);
  }

  #completeSteps(run: IterationRun, nowMs: number): number {
    return Math.max(0, Math.min(run.steps - 1, Math.floor((nowMs - run.startMs) / run.stepMs + epsilon)));
  }

  /** The batch changes: the run ends with the iteration under way, or at once when none is. */
  #cutRun(nowMs: number): void {
    const run = this.#run;
    if (run === undefined || run.members.length === 0) return this.#beginRun(nowMs);
    const steps = this.#completeSteps(run, nowMs);
    if (nowMs - (run.startMs + steps * run.stepMs) < epsilon) {
      this.#applySteps(run, steps, nowMs);
      return this.#beginRun(nowMs);
    }
    run.steps = Math.min(run.steps, steps + 1);
  }

  #applySteps(run: IterationRun, steps: number, atMs: number): void {
    if (steps === 0) return;
    for (const sequence of run.members) {
      sequence.decoding = true;
      sequence.producedTokens += steps;
      this.#finishIfDone(sequence, atMs);
    }
  }

  #finishIfDone(sequence: Sequence, atMs: number): void {
    if (sequence.producedTokens < sequence.request.outputTokens) return;
    this.#remove(sequence);
    this.#onFinished(sequence.request, sequence.producedTokens, atMs);
  }

  #remove(sequence: Sequence): void {
    this.#sequences.delete(sequence.request.id);
    this.#kvTokens -= kvTokensOf(sequence.request);
  }

  #beginRun(nowMs: number): void {
    if (this.#profile.prefill.mode === 'overlapped') this.#joinReadPrompts(nowMs);
    const sequences = [...this.#sequences.values()];
    const decoding = sequences.filter((sequence) => sequence.decoding);
    const reading = sequences.filter((sequence) => !sequence.decoding);
    if (sequences.length === 0) this.#run = undefined;
    else if (reading.length > 0 && this.#profile.prefill.mode === 'exclusive') {
      this.#run = this.#prefillRun(nowMs, decoding, reading);
    } else this.#run = this.#decodeRun(nowMs, decoding, reading);
  }

  /** Overlapped prefill yields the first token; the sequence decodes from the next iteration. */
  #joinReadPrompts(nowMs: number): void {
    for (const sequence of this.#sequences.values()) {
      if (sequence.decoding || sequence.promptReadAtMs > nowMs + epsilon) continue;
      sequence.decoding = true;
      sequence.producedTokens = 1;
      this.#finishIfDone(sequence, nowMs);
    }
  }

  #prefillRun(nowMs: number, decoding: Sequence[], reading: Sequence[]): IterationRun {
    const promptTokens = reading.reduce((sum, sequence) => sum + sequence.request.promptTokens, 0);
    const durationMs = prefillMs(this.#profile, promptTokens, this.#sequences.size);
    const { mixedFactor } = this.#profile.prefill;
    if (mixedFactor === null || decoding.length === 0) {
      return { startMs: nowMs, stepMs: durationMs, steps: 1, members: reading };
    }
    // Short prompts make no iteration shorter than the decoding that is in it.
    const stepMs = Math.max(
      durationMs * mixedFactor,
      decodeStepMs(this.#profile, decoding.length, this.#sequences.size),
    );
    return { startMs: nowMs, stepMs, steps: 1, members: [...decoding, ...reading] };
  }

  #decodeRun(nowMs: number, decoding: Sequence[], reading: Sequence[]): IterationRun {
    const nextReadMs = Math.min(...reading.map((sequence) => sequence.promptReadAtMs));
    if (decoding.length === 0) return { startMs: nowMs, stepMs: nextReadMs - nowMs, steps: 1, members: [] };
    const stepMs = decodeStepMs(this.#profile, decoding.length, this.#sequences.size);
    const stepsToFinish = Math.min(...decoding.map((each) => each.request.outputTokens - each.producedTokens));
    const stepsToJoin = Math.max(1, Math.ceil((nextReadMs - nowMs) / stepMs - epsilon));
    return { startMs: nowMs, stepMs, steps: Math.min(stepsToFinish, stepsToJoin), members: decoding };
  }
}
