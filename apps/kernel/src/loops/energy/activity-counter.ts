import type { CallIntentRow, CallSettlementRow, PoolActivityRow } from '@agent-os/db';
import { InFlightMap } from '../../in-flight/index.ts';
import type { CallObserver, Ending, Identified } from '../../pipeline/index.ts';
import { PoolTally } from './pool-tally.ts';

const admitStep = 5;
const executeStep = 6;
/** What could not be written for so long is lost: its energy is then residual. */
const pendingMost = 360;

interface Tracked {
  readonly call: Identified;
  readonly intent: CallIntentRow;
  /** On the clock of the call, up to when it is counted. */
  countedUntilMs: number;
  countedInputTokens: number;
  countedOutputTokens: number;
  endedAtMs: number | null;
}

/** Tokens that calls in a pool's slots have written so far, by call. */
export type RunningOutputs = (poolId: string) => ReadonlyMap<string, number>;

/**
 * Counts what this process serves in pools with devices: time in slots and tokens, by owner, from one close to the next. Tokens of
 * a call that shows no progress are counted when it ends.
 */
export class ActivityCounter implements CallObserver {
  readonly #calls = new InFlightMap<Tracked>();
  readonly #tallies = new Map<string, PoolTally>();
  readonly #pending = new Map<string, PoolActivityRow[]>();
  readonly #outputs: RunningOutputs;
  readonly #nowMs: () => number;
  #openedAtMs: number;

  /** @param nowMs the clock of the calls' stop-watches */
  constructor(outputs: RunningOutputs, nowMs: () => number) {
    this.#outputs = outputs;
    this.#nowMs = nowMs;
    this.#openedAtMs = nowMs();
  }

  began(call: Ending, intent: CallIntentRow): void {
    if (!mayHoldDevice(call, intent)) return;
    this.#calls.set(intent.id, {
      call,
      intent,
      countedUntilMs: 0,
      countedInputTokens: 0,
      countedOutputTokens: 0,
      endedAtMs: null,
    });
  }

  finished(intent: CallIntentRow): void {
    const tracked = this.#calls.get(intent.id);
    if (tracked !== undefined) tracked.endedAtMs = this.#nowMs();
  }

  recorded(_call: Identified, intent: CallIntentRow, settlement: CallSettlementRow): void {
    const tracked = this.#calls.get(intent.id);
    if (tracked === undefined) return;
    this.#calls.delete(intent.id);
    // An answer of another call took nothing, nor did a call that reached no model.
    if (settlement.reuse !== null || settlement.lastStep < executeStep) return;
    const prefill = Math.max(0, (settlement.inputTokens ?? 0) - (settlement.cachedInputTokens ?? 0));
    this.#count(tracked, prefill, settlement.outputTokens ?? 0, this.#nowMs(), settlement);
  }

  /** Ends the present interval at `untilMs` (ms since 1970); what it saw is pending then. */
  close(untilMs: number): void {
    const nowMs = this.#nowMs();
    const outputs = new Map<string, ReadonlyMap<string, number>>();
    for (const tracked of this.#calls.values()) {
      const poolId = tracked.intent.poolId ?? '';
      const ofPool = outputs.get(poolId) ?? this.#outputs(poolId);
      outputs.set(poolId, ofPool);
      if (tracked.call.clock.stepsReached >= admitStep) {
        const written = ofPool.get(tracked.intent.id) ?? tracked.countedOutputTokens;
        this.#count(tracked, tracked.intent.estimatedInputTokens, written, nowMs, undefined);
      }
    }
    for (const [poolId, tally] of this.#tallies) {
      const rows = this.#pending.get(tally.organisationId) ?? [];
      rows.push({ poolId, untilMs, ...tally.read(this.#openedAtMs, nowMs) });
      if (rows.length > pendingMost) rows.shift();
      this.#pending.set(tally.organisationId, rows);
    }
    this.#tallies.clear();
    this.#openedAtMs = nowMs;
  }

  pending(organisationId: string): readonly PoolActivityRow[] {
    return this.#pending.get(organisationId)?.slice() ?? [];
  }

  /** They are written. */
  forget(organisationId: string, written: readonly PoolActivityRow[]): void {
    const left = this.#pending.get(organisationId)?.filter((row) => !written.includes(row)) ?? [];
    if (left.length === 0) this.#pending.delete(organisationId);
    else this.#pending.set(organisationId, left);
  }

  #count(
    tracked: Tracked,
    prefillTokens: number,
    outputTokens: number,
    nowMs: number,
    settlement: CallSettlementRow | undefined,
  ): void {
    const { clock } = tracked.call;
    let admittedAtMs = clock.startedAtMs;
    for (const step of ['identify', 'permit', 'prepare', 'price', 'admit'] as const) {
      admittedAtMs += clock.durationUs(step) / 1_000;
    }
    const executedAtMs =
      clock.stepsReached >= executeStep ? admittedAtMs + clock.durationUs('execute') / 1_000 : Infinity;
    const fromMs = Math.max(admittedAtMs, tracked.countedUntilMs, this.#openedAtMs);
    const untilMs = Math.max(fromMs, Math.min(nowMs, executedAtMs, tracked.endedAtMs ?? Infinity));
    const { departmentId, agentId, organisationId } = tracked.intent;
    const { modelId, poolId } = placeOf(tracked, settlement);
    const residentMs = untilMs - fromMs;
    this.#tallyOf(organisationId, poolId).add({
      departmentId,
      agentId,
      modelId,
      prefillTokens: Math.max(0, prefillTokens - tracked.countedInputTokens),
      decodeTokens: Math.max(0, outputTokens - tracked.countedOutputTokens),
      kvTokenMs: Math.round((prefillTokens + outputTokens / 2) * residentMs),
      fromMs,
      untilMs,
    });
    tracked.countedUntilMs = untilMs;
    tracked.countedInputTokens = Math.max(tracked.countedInputTokens, prefillTokens);
    tracked.countedOutputTokens = Math.max(tracked.countedOutputTokens, outputTokens);
  }

  #tallyOf(organisationId: string, poolId: string): PoolTally {
    const known = this.#tallies.get(poolId) ?? new PoolTally(organisationId);
    this.#tallies.set(poolId, known);
    return known;
  }
}

/** Whether a device may work for it: one of its pool, or, where a route may go on to another pool, any. */
function mayHoldDevice({ caller, routed }: Ending, { poolId }: CallIntentRow): boolean {
  const { devices } = caller.organisation.energy;
  if (poolId === null || devices.length === 0) return false;
  return routed !== undefined || devices.some((device) => device.poolId === poolId);
}

/** Where it ran: a route may have gone on to another model. */
function placeOf({ call, intent }: Tracked, settlement: CallSettlementRow | undefined) {
  const servingId = settlement?.routing?.serving?.modelId;
  const planned = { modelId: intent.modelId ?? '', poolId: intent.poolId ?? '' };
  if (servingId === undefined || servingId === planned.modelId) return planned;
  for (const { id, pool } of call.caller.organisation.modelsByName.values()) {
    if (id === servingId) return { modelId: servingId, poolId: pool.id };
  }
  return planned;
}
