import { organisationSettings, updateSettingsInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { settingsColumns, settingsWire } from './settings-columns.ts';

/** Changes what is given; the trail tells what was before. */
export const updateSettings = organisationProcedure('organisation:write')
  .input(updateSettingsInput)
  .output(organisationSettings)
  .mutation(({ ctx, input }) => {
    const { organisationId, kind: authorKind, id: authorId } = ctx.caller;
    return ctx.change(async (tx) => {
      const where = { id: organisationId };
      const before = settingsWire(await tx.organisation.findUniqueOrThrow({ where, select: settingsColumns }));
      const {
        payloadRetentionDays = before.payloadRetentionDays,
        reuseTtlSeconds = before.reuseTtlSeconds,
        reuseMemoryMib = before.reuseMemoryMib,
        energyZone = before.energyZone,
        energyNanoUsdPerKwh = before.energyNanoUsdPerKwh,
        carbonNanoUsdPerTonne = before.carbonNanoUsdPerTonne,
      } = input;
      const plain = { payloadRetentionDays, reuseTtlSeconds, reuseMemoryMib, energyZone };
      const result = { ...plain, energyNanoUsdPerKwh, carbonNanoUsdPerTonne };
      const price = (given: string | null) => (given === null ? null : BigInt(given));
      await tx.organisation.updateMany({
        where,
        data: {
          ...plain,
          energyNanoUsdPerKwh: price(energyNanoUsdPerKwh),
          carbonNanoUsdPerTonne: price(carbonNanoUsdPerTonne),
        },
      });
      if (energyNanoUsdPerKwh !== before.energyNanoUsdPerKwh) {
        // From the beginning of this day on: what days that are over came to does not change.
        const effectiveFrom = new Date(ctx.dependencies.clock.nowMs());
        const nanoUsdPerKwh = price(energyNanoUsdPerKwh);
        await tx.energyPrice.create({ data: { organisationId, effectiveFrom, nanoUsdPerKwh, authorKind, authorId } });
      }
      const was = Object.entries(before).map(([name, value]) => `${name} ${value}`);
      const detail = { ...result, before: was.toSorted() };
      return {
        result,
        audit: { action: 'settings.updated', targetKind: 'organisation', targetId: organisationId, detail },
      };
    });
  });
