import { organisationSettings } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { settingsColumns } from './settings-columns.ts';

export const getSettings = organisationProcedure('overview:read')
  .output(organisationSettings)
  .query(({ ctx }) =>
    ctx.read((tx) =>
      tx.organisation.findUniqueOrThrow({
        where: { id: ctx.caller.organisationId },
        select: settingsColumns,
      }),
    ),
  );
