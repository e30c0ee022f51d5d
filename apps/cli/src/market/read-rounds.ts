import type { AuctionBid, AuctionRound } from '@agent-os/core/auction';
import { CliError } from '../cli-error.ts';

/**
 * Rounds of a JSON text: an array of `{ priceCap, asks: [[price, quantity]], offers: [[price, quantity]] }`, or one alone. What else an
 * object holds is passed over.
 * @throws CliError that says what is wrong, and where.
 */
export function readRounds(text: string): readonly AuctionRound[] {
  const value = parse(text);
  if (Array.isArray(value)) return value.map((round: unknown, index) => readRound(round, `Round ${index + 1}`));
  return [readRound(value, 'The round')];
}

function parse(text: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new CliError(`That is not JSON: ${(error as Error).message}.`);
  }
}

function readRound(value: unknown, name: string): AuctionRound {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(
      `${name} is ${shown(value)}. Write it as { "priceCap": 100, "asks": [[9, 5]], "offers": [[7, 5]] }.`,
    );
  }
  const { priceCap, asks, offers } = value as Readonly<Record<string, unknown>>;
  if (!isNumber(priceCap) || priceCap <= 0) {
    throw new CliError(`${name} has ${shown(priceCap)} as priceCap. Give a number above 0: no price is higher.`);
  }
  return { priceCap, asks: readBids(asks, `${name}, asks`), offers: readBids(offers, `${name}, offers`) };
}

function readBids(value: unknown, name: string): readonly AuctionBid[] {
  if (!Array.isArray(value)) {
    throw new CliError(`${name}: ${shown(value)} is no list. Write [[price, quantity], …], or [] where there is none.`);
  }
  return value.map((bid: unknown, index) => {
    if (isBid(bid)) return bid;
    throw new CliError(`${name}, bid ${index + 1}: ${shown(bid)} is no [price, quantity] of two numbers.`);
  });
}

function isBid(value: unknown): value is AuctionBid {
  return Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isNumber(value[1]);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
