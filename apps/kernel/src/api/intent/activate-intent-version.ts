import { intentVersion, intentVersionInput } from '@agent-os/core/contracts';
import { useIntentVersion } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireIntentVersion } from './require-intent-version.ts';

/** From the next call on this version reads what calls ask for. */
export const activateIntentVersion = organisationProcedure('scheduler:write')
  .input(intentVersionInput)
  .output(intentVersion)
  .mutation(({ ctx, input: { versionId } }) =>
    ctx.change(async (tx) => {
      const { number } = await requireIntentVersion(tx, versionId);
      await useIntentVersion(tx, versionId);
      const audit = {
        action: 'intent.activated',
        targetKind: 'intent_version',
        targetId: versionId,
        detail: { number },
      };
      return { result: await requireIntentVersion(tx, versionId), audit };
    }),
  );
