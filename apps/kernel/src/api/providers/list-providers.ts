import { provider } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerColumns, providerWire } from './provider-wire.ts';

export const listProviders = organisationProcedure('models:read')
  .output(provider.array())
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const rows = await tx.provider.findMany({ select: providerColumns, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
      return rows.map(providerWire);
    }),
  );
