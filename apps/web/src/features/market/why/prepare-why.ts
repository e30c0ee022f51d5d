import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { WhyRound } from '../market-types.ts';

/** Rounds in a row that ended alike for an agent, as one line. */
export interface WhyStretch {
  /** The last of them: the one that the room shows. */
  readonly round: number;
  readonly at: number;
  /** `48,190 to 48,211`. */
  readonly rounds: string;
  readonly count: number;
  readonly got: string;
  /** It asked and got nothing. */
  readonly lost: boolean;
  readonly price: string;
  readonly bid: string;
  readonly value: string;
  /** `0.80`: what its value was multiplied by. */
  readonly pacing: string;
  /** What held the bid below its value, and when its floor is due. */
  readonly held: string;
  readonly reason: string;
  readonly resource: WhyRound['reason']['resource'];
}

/** Rounds of an agent in a pool, those that ended alike put together. @param rounds the newest first */
export function prepareWhy(rounds: readonly WhyRound[]): readonly WhyStretch[] {
  const stretches: WhyRound[][] = [];
  for (const round of rounds) {
    const last = stretches.at(-1);
    if (last?.[0] !== undefined && endedAlike(last[0], round)) last.push(round);
    else stretches.push([round]);
  }
  return stretches.map(stretchOf);
}

/** `Got nothing in 12 of its last 60 rounds.` */
export function describeWhy(rounds: readonly WhyRound[]): string {
  const without = rounds.filter(lost).length;
  const all = `its last ${formatQuantity(rounds.length, 'round')}`;
  return without === 0 ? `Got slots in all of ${all}.` : `Got nothing in ${formatCount(without)} of ${all}.`;
}

function lost({ slots, askedSlots }: WhyRound): boolean {
  return slots === 0 && askedSlots > 0;
}

function endedAlike(one: WhyRound, other: WhyRound): boolean {
  return (
    one.reason.code === other.reason.code &&
    one.reason.resource === other.reason.resource &&
    lost(one) === lost(other) &&
    one.origin?.boundByCredits === other.origin?.boundByCredits
  );
}

function stretchOf(rounds: readonly WhyRound[]): WhyStretch {
  const [last, first] = [rounds[0], rounds.at(-1)];
  if (last === undefined || first === undefined) throw new Error('A stretch has at least one round.');
  return {
    round: last.round,
    at: last.at,
    rounds:
      last.round === first.round
        ? formatCount(last.round)
        : `${formatCount(first.round)} to ${formatCount(last.round)}`,
    count: rounds.length,
    got: `${spanOf(
      rounds.map(({ slots }) => slots),
      formatCount,
    )} of ${spanOf(
      rounds.map(({ askedSlots }) => askedSlots),
      formatCount,
    )}`,
    lost: lost(last),
    price: spanOf(
      rounds.map(({ price }) => price),
      formatCredits,
    ),
    bid: spanOf(
      rounds.map(({ bid }) => bid),
      formatCredits,
    ),
    value: spanOf(
      rounds.map(({ origin }) => origin?.value ?? null),
      formatCredits,
    ),
    pacing: spanOf(
      rounds.map(({ origin }) => origin?.pacingThousandths ?? null),
      (thousandths) => (thousandths / 1000).toFixed(2),
    ),
    held: heldOf(last),
    reason: last.reason.explanation,
    resource: last.reason.resource,
  };
}

/** `0.95`, or `0.95–1.12` where it changed. */
function spanOf(values: readonly (number | null)[], format: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return nothing;
  const [least, most] = [format(Math.min(...known)), format(Math.max(...known))];
  return least === most ? least : `${least}–${most}`;
}

function heldOf({ origin, waitedRounds, floorAfterRounds, slots, askedSlots, reason }: WhyRound): string {
  const words: string[] = [];
  if (origin !== null && origin.pacingThousandths < 1000) words.push('paced, so that credits last');
  if (origin?.boundByCredits === true) words.push('bound by what its department has left');
  if (reason.code === 'floor_after_wait') words.push('its floor turn');
  else if (slots === 0 && askedSlots > 0 && floorAfterRounds !== null) {
    // The round that it is shown after counts as waited.
    const left = floorAfterRounds - waitedRounds - 1;
    words.push(left <= 0 ? 'floor turn next' : `floor turn in ${formatQuantity(left, 'round')}`);
  }
  return words.join('; ');
}
