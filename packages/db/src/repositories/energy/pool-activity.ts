import type { TenantTransaction } from '../../client/index.ts';

/** What an agent did with a model in a pool. */
export interface PoolOwnerActivity {
  readonly departmentId: string;
  readonly agentId: string;
  readonly modelId: string;
  readonly prefillTokens: number;
  readonly decodeTokens: number;
  readonly kvTokenMs: number;
  readonly residentMs: number;
}

export interface PoolActivityRow {
  readonly poolId: string;
  readonly untilMs: number;
  readonly busyMs: number;
  readonly owners: readonly PoolOwnerActivity[];
}

/** What this replica served in intervals that are over; said again, it is replaced. */
export async function putPoolActivities(
  tx: TenantTransaction,
  organisationId: string,
  replicaId: string,
  rows: readonly PoolActivityRow[],
): Promise<void> {
  for (const { poolId, untilMs, busyMs, owners } of rows) {
    const key = { organisationId, poolId, untilAt: new Date(untilMs), replicaId };
    const data = { busyMilliseconds: BigInt(busyMs), owners: owners.map((owner) => ({ ...owner })) };
    await tx.poolActivity.upsert({
      where: { organisationId_poolId_untilAt_replicaId: key },
      create: { ...key, ...data },
      update: data,
    });
  }
}

/** Of all replicas, after `fromMs` and up to `untilMs`. */
export async function listPoolActivities(
  tx: TenantTransaction,
  poolId: string,
  fromMs: number,
  untilMs: number,
): Promise<readonly (PoolActivityRow & { readonly replicaId: string })[]> {
  const rows = await tx.poolActivity.findMany({
    where: { poolId, untilAt: { gt: new Date(fromMs), lte: new Date(untilMs) } },
    orderBy: [{ untilAt: 'asc' }, { replicaId: 'asc' }],
  });
  return rows.map((row) => ({
    poolId: row.poolId,
    replicaId: row.replicaId,
    untilMs: row.untilAt.getTime(),
    busyMs: Number(row.busyMilliseconds),
    // Written by `putPoolActivities` only.
    owners: row.owners as unknown as readonly PoolOwnerActivity[],
  }));
}
