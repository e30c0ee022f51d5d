import { callFilter, callTotals } from '@agent-os/core/contracts';
import { sumCalls } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { coverageWire } from './coverage-wire.ts';

export const getCallTotals = organisationProcedure('calls:read')
  .input(callFilter)
  .output(callTotals)
  .query(async ({ ctx, input }) => {
    const { countedFrom, ...row } = await ctx.read((tx) => sumCalls(tx, input));
    return {
      ...row,
      coverage: coverageWire(countedFrom),
      inputTokens: Number(row.inputTokens),
      outputTokens: Number(row.outputTokens),
    };
  });
