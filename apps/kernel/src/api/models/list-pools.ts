import { pool } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Pools and the models that share their slots, by name. */
export const listPools = organisationProcedure('models:read')
  .output(pool.array())
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const rows = await tx.pool.findMany({
        select: { id: true, slug: true, slots: true, models: { select: { name: true }, orderBy: { name: 'asc' } } },
        orderBy: { slug: 'asc' },
      });
      return rows.map(({ models, ...row }) => ({ ...row, models: models.map(({ name }) => name) }));
    }),
  );
