import { costOfUsage, type ModelPrice } from '../economy/index.ts';
import { breakerAdmits } from './circuit-breaker.ts';
import { exclusionOf, type Exclusion, type RoutedCallFacts } from './exclusion-of.ts';
import type { RouteCandidate, RouteModel } from './route-candidate.ts';
import type { RouteDefinition } from './route-definition.ts';

export interface RouteSnapshot<Model extends RouteModel> {
  readonly route: RouteDefinition;
  /** In the route's order. */
  readonly candidates: readonly RouteCandidate<Model>[];
  readonly call: RoutedCallFacts;
}

/** A candidate that may be asked, with what it was judged by. */
export interface PlannedCandidate<Model extends RouteModel> extends RouteCandidate<Model> {
  /** Its place in the route's order, from 0. */
  readonly place: number;
  /** Null without a price. */
  readonly expectedNanoUsd: bigint | null;
  /** Until the answer is whole, as measured of late; null: not measured. */
  readonly expectedMs: number | null;
}

export interface LeftOutCandidate<Model extends RouteModel> extends Exclusion {
  readonly model: Model;
  /** When it may be asked again, where time alone changes that; on the clock of `nowMs`. */
  readonly untilMs: number | null;
}

export interface RoutePlan<Model extends RouteModel> {
  /** Whom to ask, one after the other. */
  readonly planned: readonly PlannedCandidate<Model>[];
  /** In the route's order. */
  readonly leftOut: readonly LeftOutCandidate<Model>[];
}

/**
 * Step 3, prepare, for a route's name: whom to ask in which order, and who was left out and why. A candidate without a price comes after
 * those whose cost is known, one without a measure after those whose speed is, and a candidate whose provider pauses is asked only where
 * all others are left out. A simulated model never stands in for a real one.
 * @param nowMs on the clock of the pauses and breakers
 */
export function chooseRoute<Model extends RouteModel>(snapshot: RouteSnapshot<Model>, nowMs: number): RoutePlan<Model> {
  const { route, candidates, call } = snapshot;
  const leftOut: LeftOutCandidate<Model>[] = [];
  const fitting: PlannedCandidate<Model>[] = [];
  candidates.forEach((candidate, place) => {
    const exclusion = exclusionOf(candidate, route, call);
    if (exclusion === undefined) fitting.push(judged(candidate, place, call));
    else leftOut.push({ model: candidate.model, ...exclusion, untilMs: null });
  });
  const anyReal = fitting.some(({ model }) => !model.provider.simulated);
  const open: PlannedCandidate<Model>[] = [];
  const paused: PlannedCandidate<Model>[] = [];
  for (const candidate of fitting) {
    const { model, breaker, pausedUntilMs } = candidate;
    if (anyReal && model.provider.simulated) {
      const detail = 'it is simulated, and a real model can answer';
      leftOut.push({ model, reason: 'simulated', detail, untilMs: null });
    } else if (!breakerAdmits(breaker, nowMs)) {
      const untilMs = breaker.kind === 'open' ? breaker.untilMs : null;
      leftOut.push({ model, reason: 'breaker_open', detail: 'calls to its provider failed of late', untilMs });
    } else if (pausedUntilMs !== null && pausedUntilMs > nowMs) {
      paused.push(candidate);
    } else {
      open.push(candidate);
    }
  }
  if (open.length === 0) return { planned: paused.toSorted(byPause), leftOut };
  for (const { model, pausedUntilMs } of paused) {
    const detail = 'its provider limits the rate and takes no calls for now';
    leftOut.push({ model, reason: 'provider_paused', detail, untilMs: pausedUntilMs });
  }
  return { planned: open.toSorted(orderOf[route.strategy]), leftOut };
}

function judged<Model extends RouteModel>(
  candidate: RouteCandidate<Model>,
  place: number,
  { estimatedInputTokens, expectedOutputTokens }: RoutedCallFacts,
): PlannedCandidate<Model> {
  const { price, measured } = candidate;
  const { firstByteP50Ms, tokensPerSecond } = measured;
  const writingMs = tokensPerSecond === null ? null : (expectedOutputTokens / tokensPerSecond) * 1_000;
  return {
    ...candidate,
    place,
    expectedNanoUsd: price === undefined ? null : expectedCost(price, estimatedInputTokens, expectedOutputTokens),
    expectedMs: writingMs === null ? null : Math.round((firstByteP50Ms ?? 0) + writingMs),
  };
}

function expectedCost(price: ModelPrice, inputTokens: number, outputTokens: number): bigint {
  return costOfUsage(price, {
    inputTokens,
    outputTokens,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    reasoningTokens: 0,
  });
}

type Order = (left: PlannedCandidate<RouteModel>, right: PlannedCandidate<RouteModel>) => number;

/** What is not known comes last; sorting keeps the route's own order among equals. */
function ascending<Figure extends bigint | number>(left: Figure | null, right: Figure | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}

const orderOf: Readonly<Record<RouteDefinition['strategy'], Order>> = {
  ordered: (left, right) => left.place - right.place,
  cheapest: (left, right) => ascending(left.expectedNanoUsd, right.expectedNanoUsd),
  fastest: (left, right) => ascending(left.expectedMs, right.expectedMs),
};

const byPause: Order = (left, right) => ascending(left.pausedUntilMs, right.pausedUntilMs);
