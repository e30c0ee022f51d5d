import { listExpiredReports, listValueRules } from '@agent-os/db';
import { defaultExpiryDays, recordOutcomes, rulesInForce } from '../value/index.ts';
import type { PieceOfWork } from './piece-by-piece.ts';

const dayMs = 24 * 60 * 60 * 1000;
const batchRows = 500;
const system = { kind: 'system', id: '' } as const;

/** Ends reports that nobody decided on within the days that their kind's rule allows: they count as not accepted. */
export const expireOutcomes: PieceOfWork = {
  everyMs: 10 * 60 * 1000,
  atStart: false,
  warning: 'Reports that nobody decided on could not be ended',
  doPiece: async (tx, organisationId, nowMs) => {
    const rules = rulesInForce(await listValueRules(tx, new Date(nowMs)), nowMs);
    const cutoffs = Array.from(rules, ([kind, { expiresAfterDays }]) => ({
      kind,
      before: new Date(nowMs - expiresAfterDays * dayMs),
    }));
    const otherwise = new Date(nowMs - defaultExpiryDays * dayMs);
    const taskIds = await listExpiredReports(tx, { cutoffs, otherwise }, batchRows);
    const messages = taskIds.map((taskId) => ({
      taskId,
      move: 'expire' as const,
      units: null,
      humanSeconds: null,
      statedNanoUsd: null,
      reason: 'Nobody decided on it in time.',
      reference: null,
    }));
    if (messages.length > 0) await recordOutcomes(tx, { organisationId, actor: system, nowMs }, messages);
    return messages.length === batchRows;
  },
};
