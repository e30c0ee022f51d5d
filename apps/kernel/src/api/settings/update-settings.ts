import { organisationSettings, updateSettingsInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Changes what is given; the trail tells what was before. */
export const updateSettings = organisationProcedure('organisation:write')
  .input(updateSettingsInput)
  .output(organisationSettings)
  .mutation(({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    return ctx.change(async (tx) => {
      const select = { payloadRetentionDays: true } as const;
      const before = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select });
      const { payloadRetentionDays = before.payloadRetentionDays } = input;
      const result = { payloadRetentionDays };
      await tx.organisation.updateMany({ where: { id: organisationId }, data: result });
      const detail = { payloadRetentionDays, before: before.payloadRetentionDays };
      return {
        result,
        audit: { action: 'settings.updated', targetKind: 'organisation', targetId: organisationId, detail },
      };
    });
  });
