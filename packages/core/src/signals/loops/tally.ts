import type { LoopDetector } from '../loop-policy.ts';
import type { LoopEvidence } from './loop-evidence.ts';

const callIdsMax = 12;
const printsMax = 16;

/** What was counted. Most requests never repeat themselves, and hold none of it. */
interface Counted {
  readonly callIds: string[];
  readonly agentIds: Set<string>;
  readonly prints: Set<number>;
}

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
  #counted: Counted | undefined;

  constructor(sinceMs: number) {
    this.sinceMs = sinceMs;
  }

  get agents(): number {
    return this.#counted?.agentIds.size ?? 0;
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
    this.#counted ??= { callIds: [], agentIds: new Set(), prints: new Set() };
    const { callIds, agentIds, prints } = this.#counted;
    if (callIds.push(call.id) > callIdsMax) callIds.shift();
    agentIds.add(call.agentId);
    prints.delete(print);
    prints.add(print);
    if (prints.size > printsMax) for (const oldest of prints) return void prints.delete(oldest);
  }

  limitCost(loopNanoUsd: bigint | undefined): void {
    if (loopNanoUsd === undefined) return;
    if (this.loopNanoUsd === undefined || loopNanoUsd < this.loopNanoUsd) this.loopNanoUsd = loopNanoUsd;
  }

  evidence(detector: LoopDetector, runId: string | null, measured: number, limit: number): LoopEvidence {
    const { callIds = [], agentIds = [], prints = [] } = this.#counted ?? {};
    return {
      detector,
      agentIds: [...agentIds].toSorted(),
      runId,
      prints: [...prints],
      sinceMs: this.sinceMs,
      calls: this.calls,
      costNanoUsd: this.costNanoUsd,
      firstCallId: this.#firstCallId,
      lastCallId: callIds.at(-1) ?? '',
      callIds: [...callIds],
      exact: this.exact,
      measured: Math.round(measured * 100) / 100,
      limit,
    };
  }
}
