import type { routeRecord } from '@agent-os/core/contracts';
import type { Budget, TokenUsage } from '@agent-os/core/economy';
import { breakerAdmits, naiveCosts, type PlannedCandidate, type RoutePlan } from '@agent-os/core/routing';
import type { CallRouting } from '@agent-os/db';
import type { z } from 'zod';
import type { DirectoryModel, DirectoryRoute } from '../../directory/index.ts';
import type { OtherPlace } from '../../loops/dispatch/index.ts';
import { askedOf } from './asked-of.ts';
import type { ModelRouter } from './model-router.ts';

type RouteRecord = z.infer<typeof routeRecord>;

/** What is written with the call of long lists. */
const writtenMax = 8;
const leftOutWrittenMax = 12;
const wordsCharactersMax = 200;

/** The round in which a call's agent was outbid, and where it goes. */
export interface MarketMove {
  readonly model: string;
  readonly round: number;
  /** When it would have given up in the line that it leaves. */
  readonly untilMs: number;
}

/** A call that asked for a route: whom it asks, in which order, and what became of those it asked. */
export class RoutedCall {
  readonly route: DirectoryRoute;
  readonly #budgets: readonly Budget[];
  readonly #router: ModelRouter;
  #plan: RoutePlan<DirectoryModel>;
  #mayAsk: readonly PlannedCandidate<DirectoryModel>[];
  readonly #fallbacks: RouteRecord['fallbacks'] = [];
  #asked = 0;
  #isProbe = false;
  #waitsUntilMs = Infinity;

  constructor(route: DirectoryRoute, plan: RoutePlan<DirectoryModel>, budgets: readonly Budget[], router: ModelRouter) {
    this.route = route;
    this.#plan = plan;
    this.#budgets = budgets;
    this.#mayAsk = askedOf(plan.planned, budgets);
    this.#router = router;
  }

  get plan(): RoutePlan<DirectoryModel> {
    return this.#plan;
  }

  /** Those that may be asked, one after the other. */
  get asked(): readonly PlannedCandidate<DirectoryModel>[] {
    return this.#mayAsk;
  }

  /** A budget has no room for what these may take. Before the call goes to any, and never all of them. */
  leaveOut(dear: ReadonlySet<DirectoryModel>, detail: string): void {
    const { planned, leftOut } = this.#plan;
    const exclusions = [...dear].map((model) => ({ model, reason: 'budget', detail, untilMs: null }) as const);
    const rest = planned.filter(({ model }) => !dear.has(model));
    this.#plan = { planned: rest, leftOut: [...exclusions, ...leftOut] };
    this.#mayAsk = askedOf(rest, this.#budgets);
  }

  /** The call tries whether the provider of the model that it is at is back. */
  get isProbe(): boolean {
    return this.#isProbe;
  }

  /** It waits in no line for longer, on the dispatcher's clock. */
  get waitsUntilMs(): number {
    return this.#waitsUntilMs;
  }

  /** The call goes to the model that it is at. */
  begin(): void {
    const model = this.asked[this.#asked]?.model;
    this.#isProbe = model !== undefined && this.#router.begin(model.provider.id);
  }

  /** It does not, after all. */
  abandon(startedAtMs: number): void {
    const model = this.asked[this.#asked]?.model;
    if (!this.#isProbe || model === undefined) return;
    this.#isProbe = false;
    this.#router.learn(model, {
      kind: 'abandoned',
      startedAtMs,
      isProbe: true,
      firstByteMs: null,
      tokensPerSecond: null,
    });
  }

  /** The model that was asked did no work, and says why; the next one that may be asked, undefined when nobody is left. */
  next(because: string, nowMs: number): PlannedCandidate<DirectoryModel> | undefined {
    const { asked } = this;
    const at = asked.findIndex(
      ({ model }, index) => index > this.#asked && breakerAdmits(this.#router.breaker(model.provider.id), nowMs),
    );
    const before = asked[this.#asked];
    if (at < 0 || before === undefined) return undefined;
    const { id, name } = before.model;
    this.#fallbacks.push({ id, name, because: because.slice(0, wordsCharactersMax) });
    this.#asked = at;
    return asked[at];
  }

  /** Those that may still be asked, in the order of the plan. */
  others(nowMs: number): readonly OtherPlace[] {
    return this.asked.flatMap(({ model }, index) =>
      index > this.#asked && breakerAdmits(this.#router.breaker(model.provider.id), nowMs)
        ? [{ model: model.id, pool: model.pool.id }]
        : [],
    );
  }

  /**
   * The market sends it to another model that may still be asked, where it waits no longer than it would have here. Models before that one
   * are not asked any more, so that a call moves forward only. Undefined: that model may not be asked.
   */
  move(to: MarketMove, because: string): PlannedCandidate<DirectoryModel> | undefined {
    const at = this.asked.findIndex(({ model }, index) => index > this.#asked && model.id === to.model);
    const before = this.asked[this.#asked];
    if (at < 0 || before === undefined) return undefined;
    const { id, name } = before.model;
    this.#fallbacks.push({ id, name, because: because.slice(0, wordsCharactersMax), round: to.round });
    this.#asked = at;
    this.#waitsUntilMs = to.untilMs;
    return this.asked[at];
  }

  /** For the call's row, with what its tokens would have cost elsewhere. */
  routing(usage: TokenUsage | undefined): CallRouting {
    const { id, name, version, definition } = this.route;
    const { planned, leftOut } = this.plan;
    const naive = usage === undefined ? undefined : naiveCosts(planned, usage);
    const at = this.asked[this.#asked];
    const namesFirst = definition.candidates.length > 0;
    const record: RouteRecord = {
      id,
      name,
      version,
      strategy: definition.strategy,
      planned: planned.slice(0, writtenMax).map(({ model, expectedNanoUsd, expectedMs, quality }) => ({
        id: model.id,
        name: model.name,
        expectedNanoUsd: expectedNanoUsd?.toString() ?? null,
        expectedMs,
        quality,
      })),
      candidates: planned.length,
      leftOut: leftOut.slice(0, leftOutWrittenMax).map(({ model, reason, detail }) => ({
        id: model.id,
        name: model.name,
        reason,
        detail: detail.slice(0, wordsCharactersMax),
      })),
      leftOutCount: leftOut.length,
      fallbacks: this.#fallbacks,
      answeredBy: at === undefined ? null : { id: at.model.id, name: at.model.name },
      // Where the route names nobody, nobody is first.
      firstNanoUsd: namesFirst ? (naive?.firstNanoUsd?.toString() ?? null) : null,
      dearestNanoUsd: naive?.dearestNanoUsd?.toString() ?? null,
    };
    const serving = this.#asked === 0 ? undefined : at;
    return {
      routeId: id,
      recordJson: JSON.stringify(record),
      serving:
        serving === undefined
          ? null
          : {
              modelId: serving.model.id,
              providerId: serving.model.provider.id,
              poolId: serving.model.pool.id,
              priceId: serving.price?.id ?? null,
            },
    };
  }
}
