import { foldGoodput, foldSpend } from '@agent-os/db';
import type { PieceOfWork } from './piece-by-piece.ts';

/** An hour is folded so long after its end: most calls that came in it have ended by then. */
const graceMs = 5 * 60_000;

/** Folds hours that are over into sums by day, for finance to read. */
export const foldSpendDays: PieceOfWork = {
  everyMs: 20_000,
  atStart: true,
  warning: 'Sums by day could not be brought up to date: finance reads hours instead',
  doPiece: (tx, organisationId, nowMs) => foldSpend(tx, organisationId, nowMs - graceMs),
};

/** Counts what ended calls made of the slots that they held. */
export const foldGoodputHours: PieceOfWork = {
  everyMs: 15_000,
  atStart: false,
  warning: 'Goodput could not be counted; it is made up for later',
  doPiece: (tx, organisationId) => foldGoodput(tx, organisationId),
};
