import { refuse } from '@agent-os/core/errors';
import {
  bidOfReason,
  decideYielding,
  nextLosses,
  type BidOutcome,
  type LosingCall,
  type MarketRoundResult,
  type PoolOnOffer,
  type YieldDecision,
} from '@agent-os/core/market';
import type { MarketYieldRow } from '@agent-os/db';
import type { OrganisationEntry } from '../../directory/index.ts';
import { marketPoolOf, moveWords, shedWords } from '../../market/index.ts';
import type { Dispatcher, WaitingPlace } from '../dispatch/index.ts';

/** Rounds are cleared each second: sooner than in so many the price is hardly another. */
const tryAgainMs = 15_000;

interface LosingWorkDependencies {
  readonly dispatcher: Pick<Dispatcher, 'find'>;
  readonly epochMs: () => number;
}

/** Calls of one organisation that wait while their agents win no slot: what becomes of them after each round. */
export class LosingWork {
  readonly #dependencies: LosingWorkDependencies;
  /** Rounds that calls went without, by pool. */
  #losses = new Map<string, ReadonlyMap<string, number>>();

  constructor(dependencies: LosingWorkDependencies) {
    this.#dependencies = dependencies;
  }

  /** @returns what was done, to be written down */
  afterRound(organisation: OrganisationEntry, result: MarketRoundResult): readonly MarketYieldRow[] {
    const { terms, bids } = organisation.market;
    const mayYield = terms.losingWork !== 'wait' || [...bids.values()].some(({ losingWork }) => losingWork !== null);
    const waiting = mayYield ? this.#count(result) : [];
    const due = waiting.filter(({ call }) => call.lostRounds >= terms.losingAfterRounds);
    const calls = due.map(({ call, place }) => ({
      ...call,
      policy: bids.get(agentOf(place))?.losingWork ?? terms.losingWork,
      alternatives: place.others?.() ?? [],
    }));
    if (calls.every(({ policy }) => policy === 'wait')) return [];
    const pools = this.#offers(organisation, result, calls);
    const decisions = decideYielding({ calls, pools, afterRounds: terms.losingAfterRounds });
    const places = new Map(due.map(({ place }) => [place.call.id, place]));
    return decisions.flatMap((decision) => {
      const place = places.get(decision.callId);
      const call = calls.find(({ id }) => id === decision.callId);
      if (place === undefined || call === undefined) return [];
      return this.#carryOut(organisation, decision, { place, poolId: call.pool, round: result.roundNumber });
    });
  }

  /** No round is in force any more. */
  forget(): void {
    this.#losses.clear();
  }

  #count(
    result: MarketRoundResult,
  ): { readonly call: Omit<LosingCall, 'policy' | 'alternatives'>; readonly place: WaitingPlace }[] {
    const losers = Map.groupBy(
      result.bids.filter(({ slots }) => slots === 0),
      ({ pool }) => pool,
    );
    const losses = new Map<string, ReadonlyMap<string, number>>();
    const counted = [...losers].flatMap(([pool, outcomes]) => {
      const byAgent = new Map(outcomes.map((outcome) => [outcome.bidder, outcome]));
      const line = this.#dependencies.dispatcher.find(pool)?.facts().line;
      const losing = [...(line?.values() ?? [])].flatMap((place) => losingPlace(place, byAgent));
      const rounds = nextLosses(
        this.#losses.get(pool) ?? new Map(),
        losing.map(({ place }) => place.call.id),
      );
      losses.set(pool, rounds);
      return losing.map(({ place, outcome }) => ({
        place,
        call: {
          id: place.call.id,
          pool,
          serviceClass: place.call.serviceClass,
          begun: place.facts.interruptions > 0,
          lostRounds: rounds.get(place.call.id) ?? 0,
          bid: bidOfReason(outcome.reason),
        },
      }));
    });
    this.#losses = losses;
    return counted;
  }

  /** What slots cost where the calls wait and where they could go, and how long the lines there may still grow: to one call a slot. */
  #offers(organisation: OrganisationEntry, { pools }: MarketRoundResult, calls: readonly LosingCall[]): PoolOnOffer[] {
    const wanted = new Set(
      calls.flatMap(({ pool, alternatives }) => [pool, ...alternatives.map((other) => other.pool)]),
    );
    const prices = new Map(pools.map(({ pool, price }) => [pool, price]));
    return [...wanted].flatMap((poolId) => {
      const settings = organisation.poolsById.get(poolId);
      if (settings === undefined) return [];
      const facts = this.#dependencies.dispatcher.find(poolId)?.facts();
      const slots = facts?.settings.slots ?? settings.slots;
      const isPaused = (facts?.pausedUntil ?? null) !== null;
      const room = isPaused ? 0 : Math.max(0, slots - (facts?.line.size ?? 0));
      return [{ pool: poolId, price: prices.get(poolId) ?? this.#leastPrice(organisation, settings), room }];
    });
  }

  /** Where nobody asked for a slot, one costs what the cheapest costs its provider. */
  #leastPrice(organisation: OrganisationEntry, settings: Parameters<typeof marketPoolOf>[1]): number {
    const { supply, priceFloor, priceCap } = marketPoolOf(organisation, settings, this.#dependencies.epochMs());
    const cheapest = supply.reduce((least, { price }) => Math.min(least, price), priceCap);
    return Math.max(priceFloor, cheapest);
  }

  #carryOut(
    organisation: OrganisationEntry,
    decision: YieldDecision,
    { place, poolId, round }: { readonly place: WaitingPlace; readonly poolId: string; readonly round: number },
  ): readonly MarketYieldRow[] {
    if (decision.kind === 'stay') return [];
    const { dispatcher, epochMs } = this.#dependencies;
    const nameOf = (id: string) => organisation.poolsById.get(id)?.slug ?? id;
    const isMove = decision.kind === 'move';
    const explanation = isMove
      ? moveWords(decision, round, nameOf(poolId), nameOf(decision.to.pool))
      : shedWords(decision, round, nameOf(poolId), tryAgainMs);
    if (isMove) place.goesTo = { model: decision.to.model, round };
    const refusal = refuse('outbid', explanation, tryAgainMs);
    const hasLeft = dispatcher.find(poolId)?.dismiss(decision.callId, refusal) ?? false;
    if (!hasLeft) return [];
    return [
      {
        callId: decision.callId,
        at: new Date(epochMs()),
        kind: isMove ? 'moved' : 'shed',
        agentId: agentOf(place),
        poolId,
        serviceClass: place.call.serviceClass,
        round: BigInt(round),
        price: BigInt(decision.price),
        bid: decision.bid === null ? null : BigInt(decision.bid),
        toModelId: isMove ? decision.to.model : null,
        toPrice: isMove ? BigInt(decision.toPrice) : null,
        rank: null,
        explanation,
      },
    ];
  }
}

const agentOf = ({ call }: WaitingPlace): string => call.ownerPath.at(-1) ?? '';

function losingPlace(place: WaitingPlace, byAgent: ReadonlyMap<string, BidOutcome>) {
  const outcome = byAgent.get(agentOf(place));
  return outcome === undefined ? [] : [{ place, outcome }];
}
