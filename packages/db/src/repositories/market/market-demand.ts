import type { TenantTransaction } from '../../client/index.ts';

/** Tells whichever kernel clears the next round who waits and runs in this one. */
export async function putMarketDemand(
  tx: TenantTransaction,
  organisationId: string,
  replicaId: string,
  demand: object,
): Promise<void> {
  await tx.$executeRaw`
    insert into market_demand (organisation_id, replica_id, demand, at)
    values (${organisationId}, ${replicaId}, ${JSON.stringify(demand)}::json, clock_timestamp())
    on conflict (organisation_id, replica_id) do update set demand = excluded.demand, at = excluded.at`;
}

/** What other kernels said within so many ms. */
export async function listMarketDemand(
  tx: TenantTransaction,
  otherThan: string,
  withinMs: number,
): Promise<readonly unknown[]> {
  const rows = await tx.$queryRaw<{ demand: unknown }[]>`
    select demand from market_demand
    where replica_id <> ${otherThan} and at > clock_timestamp() - ${withinMs} * interval '1 millisecond'
    order by replica_id`;
  return rows.map(({ demand }) => demand);
}

export async function deleteMarketDemand(tx: TenantTransaction, replicaId: string): Promise<void> {
  await tx.marketDemand.deleteMany({ where: { replicaId } });
}
