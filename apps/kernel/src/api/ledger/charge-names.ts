import { readClassPrices, type ModelPrice } from '@agent-os/core/economy';
import type { BookedSpendRow, TenantTransaction } from '@agent-os/db';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names and prices of all that a page of charges is of. What is no longer there keeps its id for a name. */
export interface ChargeNames {
  readonly named: (id: string) => Named;
  /** In the order of time. */
  readonly pricesOf: (modelId: string) => readonly ModelPrice[];
}

export async function loadChargeNames(
  tx: TenantTransaction,
  rows: readonly BookedSpendRow[],
  providerIds: readonly string[],
): Promise<ChargeNames> {
  const modelIds = [...new Set(rows.map((row) => row.modelId))];
  const select = { id: true, name: true } as const;
  const among = (ids: readonly string[]) => ({ where: { id: { in: [...new Set(ids)] } }, select });
  // One after the other: a transaction has one connection.
  const agents = await tx.agent.findMany(among(rows.map((row) => row.agentId)));
  const departments = await tx.department.findMany(among(rows.map((row) => row.departmentId)));
  const teams = await tx.team.findMany(among(rows.map((row) => row.teamId)));
  const models = await tx.model.findMany(among(modelIds));
  const providers = await tx.provider.findMany(among([...rows.map((row) => row.providerId), ...providerIds]));
  const names = new Map(
    [...agents, ...departments, ...teams, ...models, ...providers].map(({ id, name }) => [id, name]),
  );
  const prices = await tx.modelPrice.findMany({
    where: { modelId: { in: modelIds } },
    orderBy: { effectiveFrom: 'asc' },
  });
  const byModel = Map.groupBy(
    prices.map(({ effectiveFrom, classes, ...price }) => ({
      ...price,
      effectiveFromMs: effectiveFrom.getTime(),
      classes: readClassPrices(classes),
    })),
    (price) => price.modelId,
  );
  return {
    named: (id) => ({ id: id === '' ? 'unassigned' : id, name: names.get(id) ?? (id === '' ? 'Unassigned' : id) }),
    pricesOf: (modelId) => byModel.get(modelId) ?? [],
  };
}
