import { priceInForce } from '@agent-os/core/economy';
import {
  applyOutcome,
  beginAttempt,
  breakerAdmits,
  chooseRoute,
  closedBreaker,
  nothingMeasured,
  RollingMeasure,
  type BreakerOutcome,
  type BreakerState,
  type MeasuredSpeed,
  type RoutedCallFacts,
  type RouteDefinition,
  type RoutePlan,
} from '@agent-os/core/routing';
import type { DirectoryModel } from '../../directory/index.ts';

/** How a call at a model ended, as its next callers are to know it. Times on the monotonic clock. */
export interface ServedCall extends BreakerOutcome {
  readonly firstByteMs: number | null;
  readonly tokensPerSecond: number | null;
}

/** Until when a pool's provider takes no calls; undefined: nothing is known of the pool yet. */
export type FindPause = (poolId: string) => number | undefined;

/**
 * What this kernel has seen of models and providers of late, and the choice that follows from it (docs/decisions/0016). Each kernel judges
 * by what it sees itself.
 */
export class ModelRouter {
  readonly #findPause: FindPause;
  readonly #nowMs: () => number;
  /** By provider; closed ones that never failed are not in it. */
  readonly #breakers = new Map<string, BreakerState>();
  readonly #measures = new Map<string, RollingMeasure>();

  constructor(findPause: FindPause, nowMs: () => number) {
    this.#findPause = findPause;
    this.#nowMs = nowMs;
  }

  /** @param candidates in the route's order */
  plan(
    route: RouteDefinition,
    candidates: readonly DirectoryModel[],
    call: RoutedCallFacts,
    receivedAtMs: number,
  ): RoutePlan<DirectoryModel> {
    const nowMs = this.#nowMs();
    const known = candidates.map((model) => ({
      model,
      price: priceInForce(model.prices, receivedAtMs),
      quality: model.qualities.get(route.workClass) ?? null,
      measured: this.measured(model.id),
      pausedUntilMs: this.#findPause(model.pool.id) ?? null,
      breaker: this.breaker(model.provider.id),
    }));
    return chooseRoute({ route, candidates: known, call }, nowMs);
  }

  measured(modelId: string): MeasuredSpeed {
    return this.#measures.get(modelId)?.read(this.#nowMs()) ?? nothingMeasured;
  }

  breaker(providerId: string): BreakerState {
    return this.#breakers.get(providerId) ?? closedBreaker;
  }

  /** A call goes to the provider; true when it is the one that tries whether the provider is back. */
  begin(providerId: string): boolean {
    const before = this.#breakers.get(providerId);
    const nowMs = this.#nowMs();
    if (before === undefined || !breakerAdmits(before, nowMs)) return false;
    const after = beginAttempt(before, nowMs);
    this.#breakers.set(providerId, after);
    return after !== before;
  }

  learn(model: DirectoryModel, served: ServedCall): void {
    const nowMs = this.#nowMs();
    const { id } = model.provider;
    const before = this.#breakers.get(id) ?? closedBreaker;
    const after = applyOutcome(before, served, nowMs);
    if (after !== before) this.#breakers.set(id, after);
    if (served.kind === 'abandoned') return;
    let measure = this.#measures.get(model.id);
    if (measure === undefined) {
      measure = new RollingMeasure();
      this.#measures.set(model.id, measure);
    }
    const { firstByteMs, tokensPerSecond } = served;
    measure.add({ atMs: nowMs, failed: served.kind === 'failed', firstByteMs, tokensPerSecond });
  }
}
