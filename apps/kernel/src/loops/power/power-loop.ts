import { decidePowerYield, type PoweredCall } from '@agent-os/core/market';
import { capsInForce, powerLimitOfPool } from '@agent-os/core/devices';
import type { MarketYieldRow } from '@agent-os/db';
import type { DirectoryPool, OrganisationDirectory, OrganisationEntry } from '../../directory/index.ts';
import { marketPoolOf, powerWords, slotsWithinPower, type YieldRecorder } from '../../market/index.ts';
import type { Dispatcher, PoolFacts } from '../dispatch/index.ts';

const lookEveryMs = 1_000;
/** As often as more urgent calls may interrupt one (docs/decisions/0007): then it is left to end. */
const interruptionsMost = 3;
/** A call that was told to stop and has not by then counts as one that cannot, and another stops in its place. */
const stopsWithinMs = 5_000;

export interface PowerLoopDependencies {
  readonly directory: Pick<OrganisationDirectory, 'organisationIds' | 'findOrganisation'>;
  readonly dispatcher: Dispatcher;
  readonly recorder: Pick<YieldRecorder, 'record'>;
  /** Ms since 1970. */
  readonly epochMs: () => number;
}

/**
 * Keeps pools within what their devices may draw while a power cap is in force, whatever the mode of the market: a cap is about a cable, not
 * about credits. No more calls start than it allows, and running ones that can go on later stop (docs/decisions/0029). Organisations without
 * caps cost nothing.
 */
export class PowerLoop {
  readonly #dependencies: PowerLoopDependencies;
  /** Pools that are limited now, by organisation. */
  readonly #limited = new Map<string, Set<string>>();
  readonly #writing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(dependencies: PowerLoopDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#timer = setInterval(() => this.runOnce(), lookEveryMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#writing);
  }

  /** Caps begin and end by themselves. */
  runOnce(): void {
    const { directory } = this.#dependencies;
    for (const organisationId of directory.organisationIds()) {
      const organisation = directory.findOrganisation(organisationId);
      if (organisation !== undefined) this.apply(organisation);
    }
  }

  /** What an organisation's caps allow now counts at once. */
  apply(organisation: OrganisationEntry): void {
    const { id, energy, poolsById, market } = organisation;
    const before = this.#limited.get(id);
    if (energy.powerCaps.length === 0 && before === undefined) return;
    const { dispatcher, epochMs } = this.#dependencies;
    const nowMs = epochMs();
    const limited = new Set<string>();
    const rows: MarketYieldRow[] = [];
    const isCapped = capsInForce(energy.powerCaps, nowMs).length > 0;
    for (const pool of isCapped ? poolsById.values() : []) {
      const slotsMost = slotsWithinPower(marketPoolOf(organisation, pool, nowMs));
      if (slotsMost === null) continue;
      limited.add(pool.id);
      dispatcher.limitPower(pool.id, slotsMost);
      rows.push(...this.#yieldIn(organisation, pool, nowMs));
    }
    for (const poolId of before ?? []) if (!limited.has(poolId)) dispatcher.limitPower(poolId, null);
    if (limited.size === 0) this.#limited.delete(id);
    else this.#limited.set(id, limited);
    if (rows.length > 0) this.#write(id, rows, market.terms.keepRoundsHours);
  }

  #yieldIn({ energy, market }: OrganisationEntry, { id: poolId, slug }: DirectoryPool, nowMs: number) {
    const { dispatcher } = this.#dependencies;
    const pool = dispatcher.find(poolId);
    if (pool === undefined) return [];
    const running = poweredCalls(pool.facts());
    const tooMany = dispatcher.excessPower(poolId, running.size);
    if (tooMany === 0) return [];
    const slots = running.size - tooMany;
    const effect = market.terms.mode === 'on' ? dispatcher.effectOn(poolId) : undefined;
    const decisions = decidePowerYield({
      running: [...running.values()],
      slotsMost: slots,
      bids: effect?.bids ?? new Map<string, number>(),
      interruptionsMost,
    });
    const eventIds = powerLimitOfPool(energy, poolId, nowMs)?.eventIds ?? [];
    const rows: MarketYieldRow[] = [];
    for (const decision of decisions) {
      const call = running.get(decision.callId);
      if (decision.kind !== 'yield' || call === undefined) continue;
      const because = {
        eventIds,
        rank: decision.rank,
        round: effect?.round ?? null,
        price: effect?.price ?? null,
        bid: decision.bid,
      };
      if (!pool.stopForPower(decision.callId, because)) continue;
      rows.push({
        callId: call.id,
        at: new Date(nowMs),
        kind: 'interrupted',
        agentId: call.bidder,
        poolId,
        serviceClass: call.serviceClass,
        round: effect === undefined ? null : BigInt(effect.round),
        price: effect === undefined ? null : BigInt(effect.price),
        bid: decision.bid === null ? null : BigInt(decision.bid),
        toModelId: null,
        toPrice: null,
        rank: decision.rank,
        explanation: powerWords(because, { running: running.size, slots, pool: slug }),
      });
    }
    return rows;
  }

  #write(organisationId: string, rows: readonly MarketYieldRow[], keepHours: number): void {
    const writing = this.#dependencies.recorder.record(organisationId, rows, keepHours);
    this.#writing.add(writing);
    void writing.finally(() => this.#writing.delete(writing));
  }
}

/** Calls that draw power and have not just been told to stop. */
function poweredCalls({ running, now }: PoolFacts): ReadonlyMap<string, PoweredCall> {
  const going = Array.from(running.values()).filter(
    ({ stoppingSince }) => stoppingSince === null || now - stoppingSince > stopsWithinMs,
  );
  return new Map(
    going.map(({ call, stay, interruptions, stoppingSince }) => [
      call.id,
      {
        id: call.id,
        bidder: call.ownerPath.at(-1) ?? '',
        serviceClass: call.serviceClass,
        interruptible: call.preemptible && stoppingSince === null,
        startedAtMs: stay.startedAt,
        interruptions,
      },
    ]),
  );
}
