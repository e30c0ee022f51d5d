import { askedSlots, type MarketRound } from '../round/index.ts';
import type { ReplayedRound } from './replay-round.ts';

export interface AgentTally {
  slotRounds: number;
  paid: number;
  roundsWithout: number;
}

export interface ComparedAgent {
  readonly agentId: string;
  readonly departmentId: string;
  readonly recorded: Readonly<AgentTally>;
  readonly candidate: Readonly<AgentTally>;
}

const nothing = (): AgentTally => ({ slotRounds: 0, paid: 0, roundsWithout: 0 });

/** What each agent held and paid in rounds as they were, and as they would have been. */
export class AgentsCompared {
  readonly #agents = new Map<
    string,
    { readonly departmentId: string; readonly recorded: AgentTally; readonly candidate: AgentTally }
  >();

  add(
    round: MarketRound,
    [recorded, candidate]: readonly [recorded: ReplayedRound, candidate: ReplayedRound],
    places: readonly number[],
  ): void {
    for (const index of places) {
      const bid = round.bids[index];
      if (bid === undefined) continue;
      const known = this.#agents.get(bid.bidder) ?? {
        departmentId: bid.owner,
        recorded: nothing(),
        candidate: nothing(),
      };
      this.#agents.set(bid.bidder, known);
      const asked = askedSlots(bid);
      tally(known.recorded, recorded.bids[index], asked);
      tally(known.candidate, candidate.bids[index], asked);
    }
  }

  get count(): number {
    return this.#agents.size;
  }

  /** Those whom it makes the greatest difference to, by slots and then by credits. */
  most(limit: number): ComparedAgent[] {
    const change = (one: ComparedAgent, of: 'slotRounds' | 'paid') => Math.abs(one.candidate[of] - one.recorded[of]);
    return Array.from(this.#agents, ([agentId, compared]) => ({ agentId, ...compared }))
      .toSorted(
        (one, other) =>
          change(other, 'slotRounds') - change(one, 'slotRounds') ||
          change(other, 'paid') - change(one, 'paid') ||
          (one.agentId < other.agentId ? -1 : 1),
      )
      .slice(0, limit);
  }
}

function tally(
  into: AgentTally,
  answer: { readonly slots: number; readonly payment: number } | undefined,
  asked: number,
): void {
  if (answer === undefined) return;
  into.slotRounds += answer.slots;
  into.paid += answer.payment;
  if (asked > 0 && answer.slots === 0) into.roundsWithout += 1;
}
