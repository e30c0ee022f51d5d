import { providerBreakers } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Which providers routes leave out at the moment because their calls failed; as the kernel that answers sees it. */
export const listBreakers = organisationProcedure('models:read')
  .output(providerBreakers)
  .query(({ ctx }) => [...ctx.dependencies.kernelState.breakersNow(ctx.caller.organisationId)]);
