import type { TenantTransaction } from '../client/index.ts';
import type { Prisma } from '../generated/client.ts';

export interface ToolLimitSetRow {
  /** 0: there were never any. */
  readonly revision: number;
  /** Contracts: `toolLimits`. */
  readonly limits: unknown;
}

export async function findToolLimits(tx: TenantTransaction): Promise<ToolLimitSetRow> {
  const row = await tx.toolLimitSet.findFirst({ select: { revision: true, limits: true } });
  return row ?? { revision: 0, limits: [] };
}

/** Replaces all limits. False when they are no longer at the revision that is expected. */
export async function replaceToolLimits(
  tx: TenantTransaction,
  organisationId: string,
  expectedRevision: number,
  limits: readonly object[],
): Promise<boolean> {
  const json = limits as Prisma.InputJsonArray;
  if (expectedRevision === 0) {
    const { count } = await tx.toolLimitSet.createMany({
      data: [{ organisationId, limits: json, revision: 1 }],
      skipDuplicates: true,
    });
    return count === 1;
  }
  const { count } = await tx.toolLimitSet.updateMany({
    where: { organisationId, revision: expectedRevision },
    data: { limits: json, revision: expectedRevision + 1, updatedAt: new Date() },
  });
  return count === 1;
}
