import type {
  CallEvent,
  KernelState,
  PoolLoad,
  RefusedAttempt,
  RunningCall,
  RunningStep,
} from '../../ports/kernel-state.ts';
import type { BreakerNow, RouteOutlook } from '../../ports/route-state.ts';
import type { PastGap, PoolNow, QueuedNow, SlotSpan, ToolNow, ToolWait } from '../../ports/pool-state.ts';

/** A kernel whose present a test writes. */
export class FakeKernelState implements KernelState {
  readonly running: RunningCall[] = [];
  readonly steps = new Map<string, readonly RunningStep[]>();
  readonly load: PoolLoad[] = [];
  readonly reloaded: string[] = [];
  readonly refusals = new Map<string, RefusedAttempt>();
  readonly #listeners = new Map<string, Set<(event: CallEvent) => void>>();

  readonly pools = new Map<string, PoolNow>();
  readonly queues = new Map<string, readonly QueuedNow[]>();
  readonly gaps = new Map<string, readonly PastGap[]>();
  readonly spans = new Map<string, readonly SlotSpan[]>();
  readonly tools = new Map<string, readonly ToolNow[]>();
  readonly toolWaits = new Map<string, ToolWait>();

  poolNow(_organisationId: string, poolId: string): Promise<PoolNow | undefined> {
    return Promise.resolve(this.pools.get(poolId));
  }

  queueNow(_organisationId: string, poolId: string, limit: number): Promise<readonly QueuedNow[]> {
    return Promise.resolve((this.queues.get(poolId) ?? []).slice(0, limit));
  }

  toolsNow(organisationId: string): readonly ToolNow[] {
    return this.tools.get(organisationId) ?? [];
  }

  toolWait(_organisationId: string, callId: string): ToolWait | null {
    return this.toolWaits.get(callId) ?? null;
  }

  slotSpans(_organisationId: string, poolId: string): readonly SlotSpan[] {
    return this.spans.get(poolId) ?? [];
  }

  pastGaps(_organisationId: string, poolId: string): readonly PastGap[] {
    return this.gaps.get(poolId) ?? [];
  }

  breakers: readonly BreakerNow[] = [];
  outlook: RouteOutlook = { planned: [], leftOut: [] };

  breakersNow(): readonly BreakerNow[] {
    return this.breakers;
  }

  explainRoute(): RouteOutlook {
    return this.outlook;
  }

  saveMessages(): Promise<void> {
    return Promise.resolve();
  }

  runningCalls(): readonly RunningCall[] {
    return this.running;
  }

  runningSteps(_organisationId: string, callId: string): readonly RunningStep[] | undefined {
    return this.steps.get(callId);
  }

  poolLoad(): readonly PoolLoad[] {
    return this.load;
  }

  subscribeCalls(organisationId: string, listener: (event: CallEvent) => void): () => void {
    const listeners = this.#listeners.get(organisationId) ?? new Set();
    this.#listeners.set(organisationId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  listeners(organisationId: string): number {
    return this.#listeners.get(organisationId)?.size ?? 0;
  }

  tell(organisationId: string, event: CallEvent): void {
    for (const listener of this.#listeners.get(organisationId) ?? []) listener(event);
  }

  findLastRefusal(keyId: string): RefusedAttempt | undefined {
    return this.refusals.get(keyId);
  }

  reloadOrganisation(organisationId: string): Promise<void> {
    this.reloaded.push(organisationId);
    return Promise.resolve();
  }
}
