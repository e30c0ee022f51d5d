import { keyEffect, keyEffectInput } from '@agent-os/core/contracts';
import { countCallsByKey } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireKeys } from './require-keys.ts';

const hourMs = 3_600_000;

/** What would stop if these keys were revoked: their calls of the last hour. */
export const getKeyEffect = organisationProcedure('keys:read')
  .input(keyEffectInput)
  .output(keyEffect)
  .query(({ ctx, input: { keyIds } }) =>
    ctx.read(async (tx) => {
      const keys = await requireKeys(tx, keyIds);
      const since = ctx.dependencies.clock.nowMs() - hourMs;
      const counts = new Map((await countCallsByKey(tx, keyIds, since)).map(({ keyId, calls }) => [keyId, calls]));
      return { since, keys: keys.map(({ id }) => ({ keyId: id, callsLastHour: counts.get(id) ?? 0 })) };
    }),
  );
