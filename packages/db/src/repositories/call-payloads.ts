import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';
import { tryLock } from './try-lock.ts';

export interface CallPayloadRow {
  readonly sealed: Uint8Array;
  /** What the envelope was sealed for: the block, or the call where the messages stand alone. */
  readonly sealedFor: string;
  /** Where in the envelope's content its request begins. */
  readonly offset: number;
  readonly requestBytes: number;
  readonly requestKeptBytes: number;
  readonly responseBytes: number;
  readonly responseKeptBytes: number;
  readonly capturedAt: Date;
}

/** The sealed messages of a call; undefined when none are kept. */
export async function findCallPayload(
  tx: TenantTransaction,
  organisationId: string,
  callId: string,
): Promise<CallPayloadRow | undefined> {
  const row = await tx.callPayload.findUnique({
    where: { organisationId_callId: { organisationId, callId } },
    omit: { sealed: false },
  });
  if (row === null) return undefined;
  const { blockId, blockOffset: offset, sealed: own, requestKeptBytes, responseKeptBytes, capturedAt } = row;
  const sealed = blockId === null ? own : await findBlock(tx, organisationId, blockId);
  if (sealed === null) return undefined;
  return {
    sealed,
    sealedFor: blockId ?? callId,
    offset,
    requestBytes: Number(row.requestBytes),
    requestKeptBytes,
    responseBytes: Number(row.responseBytes),
    responseKeptBytes,
    capturedAt,
  };
}

async function findBlock(tx: TenantTransaction, organisationId: string, id: string): Promise<Uint8Array | null> {
  const block = await tx.callPayloadBlock.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: { sealed: true },
  });
  return block?.sealed ?? null;
}

/**
 * Deletes at most `limit` payloads of calls that arrived before that time and, where there were fewer, at most `limit` blocks whose
 * calls all did. Resolves with whether there may be more: never while another kernel does it.
 */
export async function deletePayloadsBefore(tx: TenantTransaction, beforeMs: number, limit: number): Promise<boolean> {
  if (!(await tryLock(tx, 'call_payload.prune'))) return false;
  // Ids are ordered by time, so the primary key finds the oldest without an index of its own.
  const rows = await tx.$executeRaw`
    delete from call_payload where (organisation_id, call_id) in (
      select organisation_id, call_id from call_payload
      where organisation_id = current_setting('app.organisation_id') and call_id < ${firstIdAt('call', beforeMs)}
      order by call_id limit ${limit}
    )`;
  if (rows === limit) return true;
  // A call arrives before it is captured, so whoever points into these blocks is gone by now.
  const blocks = await tx.$executeRaw`
    delete from call_payload_block where (organisation_id, id) in (
      select organisation_id, id from call_payload_block
      where organisation_id = current_setting('app.organisation_id') and id < ${firstIdAt('pbl', beforeMs)}
      order by id limit ${limit}
    )`;
  return blocks === limit;
}
