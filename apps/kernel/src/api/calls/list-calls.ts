import { listCallsInput, listCallsResult } from '@agent-os/core/contracts';
import { listCalls as listCallRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { callWire } from './call-wire.ts';

export const listCalls = organisationProcedure('calls:read')
  .input(listCallsInput)
  .output(listCallsResult)
  .query(async ({ ctx, input: { cursor, limit, ...filter } }) => {
    const running = ctx.dependencies.kernelState.runningCalls(ctx.caller.organisationId);
    const runningById = new Map(running.map((call) => [call.id, call]));
    const rows = await ctx.read((tx) => listCallRows(tx, filter, { cursor, limit: limit + 1 }));
    const items = rows.slice(0, limit).map((row) => callWire(row, runningById.get(row.id)));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
