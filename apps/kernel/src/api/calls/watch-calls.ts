import { liveCallsInput } from '@agent-os/core/contracts';
import { getTRPCErrorFromUnknown } from '@trpc/server';
import { ApiError, toProtocolError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { streamCalls } from './stream-calls.ts';

const assertEveryMs = 10_000;

function sequenceOf(lastEventId: string | null | undefined): bigint | undefined {
  return lastEventId !== null && lastEventId !== undefined && /^\d{1,18}$/.test(lastEventId)
    ? BigInt(lastEventId)
    : undefined;
}

/** Calls as they begin and end, from the last event that the client has seen. Ends when the caller may not listen any more. */
export const watchCalls = organisationProcedure('calls:read')
  .input(liveCallsInput)
  .subscription(async function* ({ ctx, input, signal }) {
    const { dependencies, caller, read } = ctx;
    const assertAllowed = async () => {
      const now = await ctx.authenticateAgain();
      if (now.kind === 'unknown') throw new ApiError('unauthenticated', now.problem);
      if (now.kind === 'service' || !now.permissions.has('calls:read')) {
        throw new ApiError('forbidden', 'You may not watch calls any more. Ask an owner or admin.');
      }
    };
    try {
      yield* streamCalls({
        kernelState: dependencies.kernelState,
        organisationId: caller.organisationId,
        read,
        seenSequence: sequenceOf(input.lastEventId),
        signal,
        assertAllowed,
        assertEveryMs,
      });
    } catch (error) {
      throw toProtocolError(getTRPCErrorFromUnknown(error), 'calls.live', dependencies.log);
    }
  });
