import type { LoopDetector } from '../loop-policy.ts';
import type { LoopEvidence } from './loop-evidence.ts';

const callIdsMax = 12;
const printsMax = 16;

/** Counts repeats in a row, with what is needed to show them. */
export class Tally {
  readonly sinceMs: number;
  weight = 0;
  /** The part of it that came when another agent had the turn. */
  handedOn = 0;
  calls = 0;
  costNanoUsd = 0n;
  /** The least that an agent of the loop lets one cost; undefined when nobody knows. */
  loopNanoUsd: bigint | undefined;
  exact = true;
  /** It was reported. */
  found = false;
  #firstCallId = '';
  readonly #callIds: string[] = [];
  readonly #agents = new Map<string, number>();
  readonly #prints = new Set<number>();

  constructor(sinceMs: number) {
    this.sinceMs = sinceMs;
  }

  get agents(): number {
    return this.#agents.size;
  }

  add(
    call: { readonly id: string; readonly agentId: string },
    print: number,
    weight: number,
    exact: boolean,
    isHandedOn = false,
  ): void {
    this.weight += weight;
    if (isHandedOn) this.handedOn += weight;
    this.calls += 1;
    this.exact &&= exact;
    if (this.#firstCallId === '') this.#firstCallId = call.id;
    if (this.#callIds.push(call.id) > callIdsMax) this.#callIds.shift();
    this.#agents.set(call.agentId, (this.#agents.get(call.agentId) ?? 0) + 1);
    this.#prints.delete(print);
    this.#prints.add(print);
    if (this.#prints.size > printsMax) for (const oldest of this.#prints) return void this.#prints.delete(oldest);
  }

  limitCost(loopNanoUsd: bigint | undefined): void {
    if (loopNanoUsd === undefined) return;
    if (this.loopNanoUsd === undefined || loopNanoUsd < this.loopNanoUsd) this.loopNanoUsd = loopNanoUsd;
  }

  evidence(detector: LoopDetector, runId: string | null, measured: number, limit: number): LoopEvidence {
    return {
      detector,
      agentIds: [...this.#agents.keys()].toSorted(),
      runId,
      prints: [...this.#prints],
      sinceMs: this.sinceMs,
      calls: this.calls,
      costNanoUsd: this.costNanoUsd,
      firstCallId: this.#firstCallId,
      lastCallId: this.#callIds.at(-1) ?? '',
      callIds: [...this.#callIds],
      exact: this.exact,
      measured: Math.round(measured * 100) / 100,
      limit,
    };
  }
}
