import { organisationSettings } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { settingsColumns, settingsWire } from './settings-columns.ts';

export const getSettings = organisationProcedure('overview:read')
  .output(organisationSettings)
  .query(({ ctx }) =>
    ctx.read(async (tx) =>
      settingsWire(
        await tx.organisation.findUniqueOrThrow({
          where: { id: ctx.caller.organisationId },
          select: settingsColumns,
        }),
      ),
    ),
  );
