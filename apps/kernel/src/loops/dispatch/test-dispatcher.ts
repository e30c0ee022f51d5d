import { standardPolicies, type PolicyName, type ServiceClass, type WaitingCall } from '@agent-os/core/scheduling';
import { PoolDispatcher } from './pool-dispatcher.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { SlotLease } from './slot-lease.ts';
import { WaitingPlace } from './waiting-place.ts';

export const testSettings: PoolSettings = {
  slug: 'pool',
  slots: 2,
  queueLimit: 100,
  maxWaitMs: 60_000,
  policyVersion: 0,
  policy: standardPolicies.semantic,
  kvTokens: null,
  tokensPerMinute: null,
  requestsPerMinute: null,
  slotsPerAgent: null,
};

/** A plain call; say what matters. */
export function aCall(id: string, parts: Partial<WaitingCall> = {}): WaitingCall {
  return {
    id,
    ownerPath: ['acme', 'sales', 'agent'],
    programId: id,
    serviceClass: 'standard',
    riskScore: 0,
    deadlineAt: null,
    arrivedAt: 0,
    inputTokens: 100,
    expectedOutputTokens: 50,
    contextTokens: 100,
    preemptible: false,
    priorWaitMs: 0,
    ...parts,
  };
}

/** A dispatcher at a time that the test sets, with calls that are named. */
export class TestDispatcher {
  nowMs = 0;
  readonly pool: PoolDispatcher;
  readonly waiting: Record<ServiceClass, number> = { critical: 0, interactive: 0, standard: 0, batch: 0 };
  /** In order of their start. */
  readonly started: string[] = [];
  readonly refused: Record<string, string> = {};
  readonly leases = new Map<string, SlotLease>();
  readonly #clients = new Map<string, AbortController>();

  constructor(policy: PolicyName, settings: Partial<PoolSettings> = {}) {
    this.pool = new PoolDispatcher(
      { ...testSettings, policy: standardPolicies[policy], ...settings },
      {
        nowMs: () => this.nowMs,
        newSeed: () => 1,
        interrupted: () => undefined,
        waitingChanged: (serviceClass, by) => {
          this.waiting[serviceClass] += by;
        },
      },
    );
  }

  /** True when the answer came at once. */
  ask(id: string, parts: Partial<WaitingCall> = {}): boolean {
    const client = new AbortController();
    this.#clients.set(id, client);
    const asked = this.pool.ask(aCall(id, { arrivedAt: this.nowMs, ...parts }));
    if (!(asked instanceof WaitingPlace)) {
      this.#note(id, asked);
      return true;
    }
    void this.pool.wait(asked, client.signal).then((result) => this.#note(id, result));
    return false;
  }

  leave(id: string): void {
    this.#clients.get(id)?.abort();
  }

  /** Calls that were told to make room, in order. */
  readonly interrupted: string[] = [];

  /** An interrupted call stops and comes back into line. */
  rejoin(id: string): void {
    const lease = this.leases.get(id);
    const client = this.#clients.get(id);
    this.leases.delete(id);
    if (lease === undefined || client === undefined) return;
    const left = { inputTokens: 120, contextTokens: 120, expectedOutputTokens: 30 };
    void lease
      .rejoin(left, { inputTokens: 100, outputTokens: 20 }, client.signal)
      .then((result) => this.#note(id, result));
  }

  /** Ends a call that runs, and gives those that start now the time to. */
  async release(id: string, outputTokens = 50): Promise<void> {
    this.leases.get(id)?.release({ inputTokens: 100, outputTokens });
    this.leases.delete(id);
    await settled();
  }

  #note(id: string, result: Awaited<ReturnType<PoolDispatcher['wait']>>): void {
    if (result.ok) {
      this.started.push(id);
      this.leases.set(id, result.value);
      result.value.whenInterrupted(() => this.interrupted.push(id));
    } else this.refused[id] = result.refusal.code;
  }
}

/** What was resolved has been heard of. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
}
