import { listViewsInput, savedView } from '@agent-os/core/contracts';
import { listViews as listViewRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { personIdOf, viewWire } from './view-wire.ts';

/** The caller's own views of a room and those that the organisation shares, by name. */
export const listViews = organisationProcedure('views:read')
  .input(listViewsInput)
  .output(savedView.array())
  .query(async ({ ctx, input: { room } }) => {
    const rows = await ctx.read((tx) => listViewRows(tx, { personId: personIdOf(ctx.caller), room }));
    return rows.map((row) => viewWire(row, ctx.caller));
  });
