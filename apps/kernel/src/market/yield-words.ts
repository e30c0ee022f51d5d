import type { YieldDecision } from '@agent-os/core/market';
import { creditsText } from './credits-text.ts';

type Moved = Extract<YieldDecision, { kind: 'move' }>;
type Shed = Extract<YieldDecision, { kind: 'shed' }>;

const times = (rounds: number) => (rounds === 1 ? '1 round' : `${rounds} rounds`);
const bidText = (bid: number | null) => (bid === null ? 'no bid that reaches it' : `a bid of ${creditsText(bid)}`);

/** Why a call went to another pool. */
export function moveWords({ bid, price, toPrice, lostRounds }: Moved, round: number, from: string, to: string): string {
  return (
    `its agent won no slot in ${times(lostRounds)} up to round ${round}: a bid of ${creditsText(bid)} is below the price, ` +
    `${creditsText(price)} in ${from}; in ${to} it is ${creditsText(toPrice)}`
  );
}

/** Why a call is refused, and what its caller can do. */
export function shedWords({ bid, price, lostRounds }: Shed, round: number, pool: string, afterMs: number): string {
  return (
    `The agent won no slot of the pool ${pool} in ${times(lostRounds)}: in round ${round} one costs ${creditsText(price)} credits a second, ` +
    `and it has ${bidText(bid)}. Calls that win none are refused here. Try again in ${Math.ceil(afterMs / 1000)} s, declare a higher bid, ` +
    'ask for a route with cheaper models, or let its calls wait or move (Market, How it bids).'
  );
}

/** Why a running call had to stop while power is short. */
export function powerWords(
  { rank, bid, price, round }: { rank: number; bid: number | null; price: number | null; round: number | null },
  { running, slots, pool }: { running: number; slots: number; pool: string },
): string {
  const cap = `A power cap leaves ${pool} ${slots === 1 ? '1 slot' : `${slots} slots`} and ${running} calls ran`;
  const who =
    round === null
      ? 'no market decides, so a call of whoever held most slots stops'
      : `its agent bids ${creditsText(bid ?? 0)}, the least of those that may stop (round ${round}, price ${creditsText(price ?? 0)})`;
  return `${cap}: ${who}; it is number ${rank} to stop, and goes on when a slot is free.`;
}
