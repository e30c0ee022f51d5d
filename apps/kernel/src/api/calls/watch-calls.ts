import { liveCallsInput } from '@agent-os/core/contracts';
import { tracked } from '@trpc/server';
import type { CallEvent } from '../../ports/kernel-state.ts';
import { organisationProcedure } from '../procedures/index.ts';

export const watchCalls = organisationProcedure('calls:read')
  .input(liveCallsInput)
  .subscription(async function* () {
    const event = (await Promise.reject(new Error('unfinished'))) as CallEvent;
    yield tracked(event.sequence, event);
  });
