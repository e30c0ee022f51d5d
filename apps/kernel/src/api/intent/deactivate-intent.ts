import { done } from '@agent-os/core/contracts';
import { findIntentModel, useIntentVersion } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** From the next call on no text is read; headers, rules and registration go on. */
export const deactivateIntent = organisationProcedure('scheduler:write')
  .output(done)
  .mutation(({ ctx }) =>
    ctx.change(async (tx) => {
      const active = await findIntentModel(tx, undefined);
      if (active === undefined) throw new ApiError('conflict', 'No version is in use: there is nothing to switch off.');
      await useIntentVersion(tx, undefined);
      const detail = { number: active.number };
      const audit = { action: 'intent.deactivated', targetKind: 'intent_version', targetId: active.id, detail };
      return { result: { done: true } as const, audit };
    }),
  );
