import { listCallsInput, listCallsResult } from '@agent-os/core/contracts';
import {
  findLastCallSequence,
  listCalls as listCallRows,
  orderedCallsMax,
  timeOfId,
  TooManyCallsToOrder,
} from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { callWire } from './call-wire.ts';

const orderNames = {
  time: 'time',
  cost: 'cost',
  tokens: 'tokens',
  duration: 'duration',
  wait: 'wait',
  firstByte: 'first byte',
} as const;

const whole = new Intl.NumberFormat('en-GB');

/** Says from when on the order would work; the console offers the same. */
function tooMany(by: keyof typeof orderNames, from: string): ApiError {
  const at = new Date(timeOfId(from) + 1).toISOString();
  return new ApiError(
    'invalid',
    `Ordering by ${orderNames[by]} reads every call of the range, ${whole.format(orderedCallsMax)} at most, and this one holds more. Begin it after ${at}, add an agent or a run, or order by time.`,
  );
}

export const listCalls = organisationProcedure('calls:read')
  .input(listCallsInput)
  .output(listCallsResult)
  .query(async ({ ctx, input: { cursor, limit, sort, ...filter } }) => {
    const { by, direction } = { by: 'time', direction: 'descending', ...sort } as const;
    if (by !== 'time' && filter.from === undefined) {
      throw new ApiError(
        'invalid',
        `Ordering by ${orderNames[by]} needs a range of time: choose one, or order by time.`,
      );
    }
    const running = ctx.dependencies.kernelState.runningCalls(ctx.caller.organisationId);
    const runningById = new Map(running.map((call) => [call.id, call]));
    try {
      const { page, asOf } = await ctx.read(async (tx) => ({
        // Before the rows: a call that ends in between is told twice, and not missed.
        asOf: await findLastCallSequence(tx),
        page: await listCallRows(tx, filter, { sort: { by, direction }, cursor, limit }),
      }));
      return {
        items: page.rows.map((row) => callWire(row, runningById.get(row.id))),
        nextCursor: page.next ?? null,
        searchedTo: page.searchedTo === undefined ? null : timeOfId(page.searchedTo),
        asOfSequence: asOf.toString(),
      };
    } catch (error) {
      if (error instanceof TooManyCallsToOrder) throw tooMany(by, error.from);
      throw error;
    }
  });
