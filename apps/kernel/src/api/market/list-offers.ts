import { marketOffers } from '@agent-os/core/contracts';
import { heldSlots } from '@agent-os/core/market';
import { listActiveDevices, listMarketOffers, type MarketOfferRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';

type OfferWire = z.infer<typeof marketOffers>[number];

/** Which slots departments hold, and what of them they sell. */
export const listOffers = organisationProcedure('market:read')
  .output(marketOffers)
  .query(({ ctx }) =>
    ctx.read(async (tx) => (await readOffers(tx)).filter(({ heldSlots: held, slots }) => held > 0 || slots > 0)),
  );

/** Of every department in every pool, whether it holds anything there or not. */
export async function readOffers(tx: TenantTransaction): Promise<OfferWire[]> {
  const pools = await tx.pool.findMany({ select: { id: true, slug: true, slots: true }, orderBy: { slug: 'asc' } });
  const departments = await tx.department.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const devices = await listActiveDevices(tx);
  const offered = new Map((await listMarketOffers(tx)).map((row) => [`${row.departmentId} ${row.poolId}`, row]));
  const held = new Map(
    pools.map(({ id, slots }) => {
      const ofPool = devices.filter(({ poolId }) => poolId === id);
      return [
        id,
        heldSlots(
          slots,
          ofPool.map(({ id: device, reservedDepartmentId: holder }) => ({ id: device, holder })),
        ),
      ];
    }),
  );
  return departments.flatMap((department) =>
    pools.flatMap(({ id, slug }) => {
      const heldHere = held.get(id)?.get(department.id) ?? 0;
      const row = offered.get(`${department.id} ${id}`);
      return [{ department, pool: { id, slug }, heldSlots: heldHere, ...termsWire(row) }];
    }),
  );
}

function termsWire(row: MarketOfferRow | undefined): Omit<OfferWire, 'department' | 'pool' | 'heldSlots'> {
  if (row === undefined) return { slots: 0, ask: 0, version: 0, setAt: null, setBy: null, reason: null };
  const { slots, ask, version, at, authorKind: kind, authorId: id, authorName: name, reason } = row;
  return { slots, ask: Number(ask), version, setAt: at.getTime(), setBy: { kind, id, name }, reason };
}
