import { deleteWindowsOfUsers } from '@agent-os/db';
import type { PieceOfWork } from './piece-by-piece.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** The month before can still be read. */
const keptDays = 35;
const batchRows = 1_000;

/** Deletes what budgets of end users counted in windows that are long over: there may be a million of them a month. */
export const forgetUserWindows: PieceOfWork = {
  everyMs: 60 * 60 * 1000,
  atStart: false,
  warning: 'Old windows of end users could not be deleted; they are the next time',
  doPiece: async (tx, _organisationId, nowMs) =>
    (await deleteWindowsOfUsers(tx, new Date(nowMs - keptDays * dayMs), batchRows)) === batchRows,
};
