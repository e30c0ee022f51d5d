import { model } from '@agent-os/core/contracts';
import { listModels as listModelRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { modelWire } from './model-wire.ts';

export const listModels = organisationProcedure('models:read')
  .output(model.array())
  .query(async ({ ctx }) => {
    const rows = await ctx.read((tx) => listModelRows(tx, new Date(ctx.dependencies.clock.nowMs())));
    return rows.map(modelWire);
  });
