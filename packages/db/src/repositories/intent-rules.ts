import type { TenantTransaction } from '../client/index.ts';
import type { Prisma } from '../generated/client.ts';

export interface IntentRuleSetRow {
  /** 0: there were never any. */
  readonly revision: number;
  /** Contracts: `intentRules`. */
  readonly rules: unknown;
}

export async function findIntentRules(tx: TenantTransaction): Promise<IntentRuleSetRow> {
  const row = await tx.intentRuleSet.findFirst({ select: { revision: true, rules: true } });
  return row ?? { revision: 0, rules: [] };
}

/** Replaces all rules. False when they are no longer at the revision that is expected. */
export async function replaceIntentRules(
  tx: TenantTransaction,
  organisationId: string,
  expectedRevision: number,
  rules: readonly object[],
): Promise<boolean> {
  const json = rules as Prisma.InputJsonArray;
  if (expectedRevision === 0) {
    const { count } = await tx.intentRuleSet.createMany({
      data: [{ organisationId, rules: json, revision: 1 }],
      skipDuplicates: true,
    });
    return count === 1;
  }
  const { count } = await tx.intentRuleSet.updateMany({
    where: { organisationId, revision: expectedRevision },
    data: { rules: json, revision: expectedRevision + 1, updatedAt: new Date() },
  });
  return count === 1;
}
