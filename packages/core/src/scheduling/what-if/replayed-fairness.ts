import type { ServiceClass } from '../calls/index.ts';
import { serviceGapBound, ServiceGapMeter, type TokenWeights } from '../fairness/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { weightOfOwner } from '../rules/index.ts';
import type { RecordedCall } from './recorded-call.ts';

/** How far departments that waited drifted apart, beside VTC's bound, in weighted tokens. */
export interface ReplayedGap {
  readonly gapTokens: number;
  readonly boundTokens: number;
}

/** The weights of the VTC artifact: what a policy that does not share is measured by. */
const usualWeights: TokenWeights = { input: 1, output: 2 };
/** Pairs grow with the square: more departments than that are not compared. */
const departmentsMax = 100;

const departmentOf = ({ ownerPath }: Pick<RecordedCall, 'ownerPath'>): string => ownerPath[1] ?? '';

/** Measures a replay from outside, whatever its policy: the services of departments that wait in the same class. */
export class ReplayedFairness {
  readonly #limits: PoolLimits;
  readonly #tokenWeights: TokenWeights;
  readonly #weights: ReadonlyMap<string, number>;
  readonly #classOfCall = new Map<string, ServiceClass>();
  readonly #meters = new Map<ServiceClass, ServiceGapMeter>();
  #longestInput = 0;
  #largestCall = 0;

  constructor(calls: readonly RecordedCall[], policy: SchedulingPolicy, limits: PoolLimits) {
    this.#limits = limits;
    const sharing = policy.groups.find((group) => group.kind === 'fair_share');
    this.#tokenWeights =
      sharing === undefined ? usualWeights : { input: sharing.inputWeight, output: sharing.outputWeight };
    this.#weights = new Map(
      calls.map((call) => [
        departmentOf(call),
        sharing === undefined ? 1 : weightOfOwner(sharing, call.ownerPath.slice(0, 2)) / 1000,
      ]),
    );
  }

  waits(call: Pick<RecordedCall, 'id' | 'ownerPath'>, queuedAs: ServiceClass): void {
    if (this.#weights.size > departmentsMax) return;
    this.#classOfCall.set(call.id, queuedAs);
    this.#meterOf(queuedAs).observe({ kind: 'waiting', callId: call.id, ownerPath: [departmentOf(call)] });
  }

  starts(callId: string, inputTokens: number): void {
    this.#longestInput = Math.max(this.#longestInput, inputTokens);
    this.#meterOfCall(callId)?.observe({ kind: 'started', callId });
    this.#serves(callId, inputTokens, 0);
  }

  writes(callId: string, inputTokens: number, outputTokens: number): void {
    this.#largestCall = Math.max(this.#largestCall, inputTokens + outputTokens);
    this.#serves(callId, 0, outputTokens);
  }

  refuses(callId: string): void {
    this.#meterOfCall(callId)?.observe({ kind: 'refused', callId });
  }

  /** The widest gap of all classes; null when no two departments ever waited at once. */
  get gap(): ReplayedGap | null {
    const gaps = [...this.#meters.values()].flatMap(({ largestGap }) => largestGap ?? []);
    if (gaps.length === 0) return null;
    const { slots, kvTokens } = this.#limits;
    const runningTokens = Math.min(kvTokens ?? Infinity, slots * this.#largestCall);
    const bound = serviceGapBound(this.#tokenWeights, this.#longestInput, runningTokens);
    return {
      gapTokens: Math.round(Math.max(...gaps)),
      boundTokens: Math.round(bound / Math.min(...this.#weights.values())),
    };
  }

  #serves(callId: string, inputTokens: number, outputTokens: number): void {
    this.#meterOfCall(callId)?.observe({ kind: 'served', callId, inputTokens, outputTokens });
  }

  #meterOfCall(callId: string): ServiceGapMeter | undefined {
    const queuedAs = this.#classOfCall.get(callId);
    return queuedAs && this.#meters.get(queuedAs);
  }

  #meterOf(queuedAs: ServiceClass): ServiceGapMeter {
    const known = this.#meters.get(queuedAs);
    if (known !== undefined) return known;
    const meter = new ServiceGapMeter(this.#tokenWeights, (department) => this.#weights.get(department) ?? 1);
    this.#meters.set(queuedAs, meter);
    return meter;
  }
}
