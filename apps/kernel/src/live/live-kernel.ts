import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { RoutedCallFacts, RouteDefinition } from '@agent-os/core/routing';
import { candidatesOf, type DirectoryModel, type OrganisationDirectory } from '../directory/index.ts';
import { InFlightMap } from '../in-flight/index.ts';
import {
  PoolReports,
  QueueReports,
  reportGaps,
  reportSpans,
  reportTools,
  toolWaitOf,
  type Dispatcher,
  type PoolDispatcher,
} from '../loops/dispatch/index.ts';
import type { CallObserver, Ending, Identified, ModelRouter } from '../pipeline/index.ts';
import type {
  CallEvent,
  KernelState,
  PoolLoad,
  RefusedAttempt,
  RunningCall,
  RunningStep,
} from '../ports/kernel-state.ts';
import type { BreakerNow, RouteOutlook } from '../ports/route-state.ts';
import type { PastGap, PoolNow, QueuedNow, SlotSpan, ToolNow, ToolWait } from '../ports/pool-state.ts';
import type { KernelMetrics } from '../telemetry/index.ts';
import { callListItemOf } from './call-list-item.ts';
import { RefusalLog, type NotedRefusal } from './refusal-log.ts';
import { runningStepsOf } from './running-steps.ts';

interface InFlight {
  readonly call: Ending;
  readonly intent: CallIntentRow;
}

type Listener = (event: CallEvent) => void;

/** The present of this process: calls in flight by organisation, and who wants to hear of changes. */
export class LiveKernel implements CallObserver, KernelState {
  readonly #inFlight = new Map<string, InFlightMap<InFlight>>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #refusals = new RefusalLog();
  readonly #pools = new PoolReports();
  readonly #queues = new QueueReports();
  readonly #directory: OrganisationDirectory;
  readonly #dispatcher: Dispatcher;
  readonly #router: ModelRouter;
  readonly #reload: (organisationId: string) => Promise<void>;
  readonly #saveMessages: () => Promise<void>;

  constructor(
    directory: OrganisationDirectory,
    { dispatcher, router }: { readonly dispatcher: Dispatcher; readonly router: ModelRouter },
    metrics: Pick<KernelMetrics, 'observeInFlight'>,
    reload: (organisationId: string) => Promise<void>,
    saveMessages: () => Promise<void>,
  ) {
    this.#directory = directory;
    this.#dispatcher = dispatcher;
    this.#router = router;
    metrics.observeInFlight(() => this.callsInFlight);
    this.#reload = reload;
    this.#saveMessages = saveMessages;
  }

  get callsInFlight(): number {
    let calls = 0;
    for (const ofOrganisation of this.#inFlight.values()) calls += ofOrganisation.size;
    return calls;
  }

  /** Calls that have begun and not ended. */
  *calls(): Iterable<Ending> {
    for (const ofOrganisation of this.#inFlight.values()) for (const { call } of ofOrganisation.values()) yield call;
  }

  began(call: Ending, intent: CallIntentRow): void {
    let ofOrganisation = this.#inFlight.get(intent.organisationId);
    if (ofOrganisation === undefined) {
      ofOrganisation = new InFlightMap();
      this.#inFlight.set(intent.organisationId, ofOrganisation);
    }
    ofOrganisation.set(intent.id, { call, intent });
    this.#tell(intent.organisationId, () => ({
      kind: 'call.began',
      sequence: '0',
      call: callListItemOf(call, intent, undefined),
    }));
  }

  finished(intent: CallIntentRow): void {
    this.#inFlight.get(intent.organisationId)?.delete(intent.id);
  }

  recorded(call: Identified, intent: CallIntentRow, settlement: CallSettlementRow, sequence: bigint | undefined): void {
    this.#tell(intent.organisationId, () => ({
      kind: 'call.ended',
      sequence: (sequence ?? 0n).toString(),
      call: callListItemOf(call, intent, settlement),
    }));
  }

  runningCalls(organisationId: string): readonly RunningCall[] {
    const calls = this.#inFlight.get(organisationId)?.values() ?? [];
    return Array.from(calls, ({ call, intent }) => callListItemOf(call, intent, undefined));
  }

  runningSteps(organisationId: string, callId: string): readonly RunningStep[] | undefined {
    const inFlight = this.#inFlight.get(organisationId)?.get(callId);
    return inFlight === undefined ? undefined : runningStepsOf(inFlight.call.clock, performance.now());
  }

  poolLoad(organisationId: string): readonly PoolLoad[] {
    const pools = this.#directory.findOrganisation(organisationId)?.poolsById.keys() ?? [];
    return Array.from(pools, (poolId) => {
      const pool = this.#dispatcher.find(poolId);
      return { poolId, busy: pool?.busy ?? 0, waiting: pool?.waiting ?? 0 };
    });
  }

  poolNow(organisationId: string, poolId: string): Promise<PoolNow | undefined> {
    const pool = this.#findPool(organisationId, poolId);
    return pool === undefined ? Promise.resolve(undefined) : this.#pools.of(pool, epochOffsetMs());
  }

  queueNow(organisationId: string, poolId: string, limit: number): Promise<readonly QueuedNow[]> {
    const pool = this.#findPool(organisationId, poolId);
    return pool === undefined ? Promise.resolve([]) : this.#queues.of(pool, limit, epochOffsetMs());
  }

  toolsNow(organisationId: string): readonly ToolNow[] {
    const gate = this.#dispatcher.tools.find(organisationId);
    return gate === undefined ? [] : reportTools(gate, epochOffsetMs());
  }

  toolWait(organisationId: string, callId: string): ToolWait | null {
    const pools = this.#directory.findOrganisation(organisationId)?.poolsById.keys() ?? [];
    for (const poolId of pools) {
      const facts = this.#dispatcher.find(poolId)?.facts();
      const place = facts?.line.get(callId);
      if (place !== undefined) return toolWaitOf(place.call, facts?.settings.tools);
    }
    return null;
  }

  slotSpans(organisationId: string, poolId: string, lastMs: number): readonly SlotSpan[] {
    const pool = this.#findPool(organisationId, poolId);
    return pool === undefined ? [] : reportSpans(pool.facts(), lastMs, epochOffsetMs());
  }

  pastGaps(organisationId: string, poolId: string): readonly PastGap[] {
    const pool = this.#findPool(organisationId, poolId);
    return pool === undefined ? [] : reportGaps(pool.facts(), epochOffsetMs());
  }

  explainRoute(organisationId: string, route: RouteDefinition, call: RoutedCallFacts): RouteOutlook {
    const models = this.#directory.findOrganisation(organisationId)?.modelsByName ?? new Map<string, DirectoryModel>();
    return this.#router.plan(route, candidatesOf(route.candidates, models), call, Date.now());
  }

  breakersNow(organisationId: string): readonly BreakerNow[] {
    const models = this.#directory.findOrganisation(organisationId)?.modelsByName.values() ?? [];
    const providers = new Set(Array.from(models, ({ provider }) => provider.id));
    return Array.from(providers, (providerId) => {
      const breaker = this.#router.breaker(providerId);
      const tryAt = breaker.kind === 'open' ? Math.ceil(breaker.untilMs + epochOffsetMs()) : null;
      return { providerId, state: breaker.kind, tryAt };
    });
  }

  subscribeCalls(organisationId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(organisationId) ?? new Set();
    this.#listeners.set(organisationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(organisationId);
    };
  }

  noteRefusal(refusal: NotedRefusal): void {
    this.#refusals.note(refusal);
  }

  findLastRefusal(keyId: string): RefusedAttempt | undefined {
    return this.#refusals.findLast(keyId, this.#directory.organisationIds().length === 1);
  }

  saveMessages(): Promise<void> {
    return this.#saveMessages();
  }

  reloadOrganisation(organisationId: string): Promise<void> {
    return this.#reload(organisationId);
  }

  #findPool(organisationId: string, poolId: string): PoolDispatcher | undefined {
    const isTheirs = this.#directory.findOrganisation(organisationId)?.poolsById.has(poolId) === true;
    return isTheirs ? this.#dispatcher.find(poolId) : undefined;
  }

  /** Builds the event only when somebody listens: most calls are watched by nobody. */
  #tell(organisationId: string, build: () => CallEvent): void {
    const listeners = this.#listeners.get(organisationId);
    if (listeners === undefined || listeners.size === 0) return;
    const event = build();
    for (const listener of listeners) listener(event);
  }
}

/** What to add to a time of the stop-watches to have ms since 1970. */
function epochOffsetMs(): number {
  return Date.now() - performance.now();
}
