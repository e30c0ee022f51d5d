import { setImmediate } from 'node:timers/promises';
import { planStretches, type JournalledRound, type Stretch } from '@agent-os/core/market';
import { findMarketSpan, listMarketJournal, type JournalRow, type TenantTransaction } from '@agent-os/db';
import { journalledOf } from './journalled-of.ts';

/** Rounds to look at in all, whatever the span. */
const roundsMost = 600;
/** Fewer than these say nothing of a span, however many bids they have. */
const roundsFewest = 40;
/** Bids to look at in all: a second or two of this process, in pieces. */
const bidsMost = 60_000;
/** Read at once: some ten milliseconds to read their JSON. */
const bidsAtOnce = 1_000;
/** After so many bids looked at calls are served in between: some ten milliseconds. */
const bidsBetween = 800;

/** Which rounds there were to look at, as the wire has it. */
export interface LookedAt {
  readonly from: number | null;
  readonly to: number | null;
  readonly spanRounds: number;
  readonly rounds: number;
}

/** One of the things that are done with a round; calls may be served between two of them. */
export type Look = (journalled: JournalledRound, row: JournalRow) => void;

export type JournalReader = <Result>(work: (tx: TenantTransaction) => Promise<Result>) => Promise<Result>;

/**
 * Looks at the kept rounds of the last so many ms, the oldest first: all of them, or stretches of them where they are many. Each piece is
 * read in a transaction of its own, and calls are served between pieces; rounds that are dropped meanwhile are not looked at.
 */
export async function readJournal(read: JournalReader, spanMs: number, ...looks: readonly Look[]): Promise<LookedAt> {
  const span = await read((tx) => findMarketSpan(tx, spanMs));
  if (span === undefined) return { from: null, to: null, spanRounds: 0, rounds: 0 };
  const { first, last, bidsOfRound } = span;
  const bids = Math.max(1, bidsOfRound);
  const all = { first: Number(first.number), last: Number(last.number) };
  const most = Math.min(roundsMost, Math.max(roundsFewest, Math.floor(bidsMost / bids)));
  const pieces = planStretches(all, most).flatMap((stretch) => cut(stretch, Math.ceil(bidsAtOnce / bids)));
  let [rounds, bidsSince] = [0, 0];
  for (const piece of pieces) {
    const rows = await read((tx) => listMarketJournal(tx, { first: BigInt(piece.first), last: BigInt(piece.last) }));
    for (const row of rows) {
      const journalled = journalledOf(row);
      for (const look of looks) {
        if (bidsSince >= bidsBetween) {
          await setImmediate();
          bidsSince = 0;
        }
        look(journalled, row);
        bidsSince += Math.max(1, journalled.round.bids.length);
      }
      rounds += 1;
    }
  }
  return { from: first.at.getTime(), to: last.at.getTime(), spanRounds: all.last - all.first + 1, rounds };
}

/** A stretch in pieces of no more than so many rounds. */
function cut({ first, last }: Stretch, most: number): Stretch[] {
  const pieces: Stretch[] = [];
  for (let from = first; from <= last; from += most) {
    pieces.push({ first: from, last: Math.min(last, from + most - 1) });
  }
  return pieces;
}
