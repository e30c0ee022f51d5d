import { callHistogram, callHistogramInput } from '@agent-os/core/contracts';
import { countCallsByTime } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { coverageWire } from './coverage-wire.ts';

export const getCallHistogram = organisationProcedure('calls:read')
  .input(callHistogramInput)
  .output(callHistogram)
  .query(async ({ ctx, input: { buckets, ...filter } }) => {
    const { from, to } = filter;
    if (to <= from) throw new ApiError('invalid', 'The range ends before it begins: choose another.');
    const bucketMs = Math.max(1, Math.ceil((to - from) / buckets));
    const { rows, countedFrom } = await ctx.read((tx) => countCallsByTime(tx, filter, { from, to, bucketMs }));
    const counted = new Map(rows.map((row) => [row.bucket, row]));
    return {
      coverage: coverageWire(countedFrom),
      bucketMs,
      buckets: Array.from({ length: Math.ceil((to - from) / bucketMs) }, (_, index) => ({
        from: from + index * bucketMs,
        calls: counted.get(index)?.calls ?? 0,
        stopped: counted.get(index)?.stopped ?? 0,
      })),
    };
  });
