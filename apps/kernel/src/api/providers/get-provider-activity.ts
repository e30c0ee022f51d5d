import { providerActivity } from '@agent-os/core/contracts';
import { listProviderErrors } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** What last went wrong at each provider; apart from the list, which must not wait for it. */
export const getProviderActivity = organisationProcedure('models:read')
  .output(providerActivity)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const rows = await listProviderErrors(tx, ctx.dependencies.clock.nowMs());
      return rows.map(({ providerId, at, ...error }) => ({ providerId, lastError: { ...error, at: at.getTime() } }));
    }),
  );
