import { auditRound, clearRound, type MarketRoundResult } from '@agent-os/core/market';
import type { OrganisationEntry } from '../../../directory/index.ts';
import { afterRound } from '../../../market/after-round.ts';
import { carriedMarket, type CarriedMarket } from '../../../market/carried-market.ts';
import {
  inForceMs,
  isRoundDue,
  noCredits,
  roundMs,
  withGrant,
  type PoolDemand,
  type RoundInForce,
} from '../../../market/index.ts';
import { mergeDemands } from '../../../market/merge-demands.ts';
import { roundOfDemand } from '../../../market/round-of-demand.ts';
import { departments } from './simulated-organisation.ts';

/** What another kernel said of its calls is void after so long, as in `clearDueRound`. */
const demandFreshMs = 4_000;
const roundsLeft = 60;

/** The twin of `clearDueRound` for simulations: what a transaction does there is one step here. Settlements are tested on Postgres. */
export class MemoryRounds {
  readonly faults = new Set<string>();
  readonly #nowMs: () => number;
  readonly #losesCredits: boolean;
  readonly #told = new Map<string, { readonly atMs: number; readonly demands: readonly PoolDemand[] }>();
  #carried: CarriedMarket = carriedMarket.parse({});
  #last: (RoundInForce & { readonly atMs: number }) | undefined;
  #nextRoundAtMs = -Infinity;
  /** Of all rounds. */
  readonly #booked = { paid: 0n, charged: 0n };

  /** @param nowMs the database's clock */
  constructor(nowMs: () => number, losesCredits: boolean) {
    this.#nowMs = nowMs;
    this.#losesCredits = losesCredits;
  }

  turn(replica: string, organisation: OrganisationEntry, demands: readonly PoolDemand[]): RoundInForce | undefined {
    const nowMs = this.#nowMs();
    this.#grant(organisation);
    if (demands.length === 0) this.#told.delete(replica);
    else this.#told.set(replica, { atMs: nowMs, demands });
    if (!isRoundDue(this.#nextRoundAtMs, nowMs, roundMs)) return this.#inForce(nowMs);
    const fresh = [...this.#told.values()].filter(({ atMs }) => Math.abs(nowMs - atMs) < demandFreshMs);
    const all = mergeDemands(fresh.flatMap(({ demands: some }) => some));
    if (all.length === 0) return this.#inForce(nowMs);
    return this.#clear(organisation, all, nowMs);
  }

  #clear(organisation: OrganisationEntry, demands: readonly PoolDemand[], nowMs: number): RoundInForce {
    const number = (this.#last?.number ?? 0) + 1;
    const mode = organisation.market.terms.mode === 'on' ? 'on' : 'shadow';
    const parts = { roundNumber: number, roundMs, organisation, demands, carried: this.#carried, nowMs, roundsLeft };
    const { round } = roundOfDemand(parts);
    const result = clearRound(round);
    for (const fault of auditRound(round, result)) this.faults.add(`a round is wrong: ${fault}`);
    const after = afterRound(this.#carried, { round, result, mode, roundsLeft });
    this.#checkCredits(result, mode, after.charges, after.carried);
    this.#carried = this.#losesCredits ? this.#carried : after.carried;
    this.#last = { number, mode, result, atMs: nowMs };
    this.#nextRoundAtMs = nowMs + roundMs;
    return this.#last;
  }

  /** Nobody pays more than it has, nothing is charged in shadow, and what was granted is what is left and what was spent. */
  #checkCredits(
    { bids }: MarketRoundResult,
    mode: 'shadow' | 'on',
    charges: Readonly<Record<string, bigint>>,
    { departments: credits }: CarriedMarket,
  ): void {
    const charged = Object.values(charges).reduce((sum, amount) => sum + amount, 0n);
    if (mode === 'shadow' && charged > 0n) this.faults.add('a round in shadow charges credits');
    if (mode === 'on') this.#booked.paid += BigInt(bids.reduce((sum, { payment }) => sum + payment, 0));
    this.#booked.charged += charged;
    if (this.#booked.charged > this.#booked.paid) this.faults.add('departments are charged more than was to be paid');
    const spent = Object.values(credits).reduce((sum, each) => sum + each.spent, 0n);
    if (spent !== this.#booked.charged) this.faults.add('what was charged is not what departments have spent');
    for (const { granted, received, rebated, spent: used, balance } of Object.values(credits)) {
      if (granted + received + rebated - used !== balance) this.faults.add('credits come from nowhere or vanish');
      if (balance < 0n) this.faults.add('a department pays with credits that it does not have');
    }
  }

  #grant({ market: { terms } }: OrganisationEntry): void {
    if (Object.keys(this.#carried.departments).length > 0) return;
    const granted = departments.map((id) => [id, withGrant(noCredits, terms.creditsPerPeriod)] as const);
    this.#carried = { ...this.#carried, departments: Object.fromEntries(granted) };
  }

  #inForce(nowMs: number): RoundInForce | undefined {
    return this.#last !== undefined && this.#last.atMs > nowMs - inForceMs ? this.#last : undefined;
  }
}
