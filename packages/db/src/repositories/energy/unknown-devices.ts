import type { TenantTransaction } from '../../client/index.ts';

/** What a meter shows beside the devices that are registered. */
export interface SeenDevice {
  readonly meterKind: string;
  /** As the meter names it. */
  readonly externalId: string;
  readonly name: string;
  readonly powerMilliwatts: number | null;
}

export async function noteUnknownDevices(
  tx: TenantTransaction,
  organisationId: string,
  seen: readonly SeenDevice[],
  at: Date,
): Promise<void> {
  for (const { meterKind, externalId, name, powerMilliwatts } of seen) {
    const key = { organisationId, meterKind, externalId };
    await tx.unknownDevice.upsert({
      where: { organisationId_meterKind_externalId: key },
      create: { ...key, name, powerMilliwatts, firstSeenAt: at, lastSeenAt: at },
      update: { name, powerMilliwatts, lastSeenAt: at },
    });
  }
}

/** Those that were seen since then. */
export async function listUnknownDevices(tx: TenantTransaction, since: Date) {
  const rows = await tx.unknownDevice.findMany({
    where: { lastSeenAt: { gte: since } },
    omit: { organisationId: true },
    orderBy: [{ meterKind: 'asc' }, { externalId: 'asc' }],
  });
  return rows.map(({ powerMilliwatts, ...row }) => ({
    ...row,
    powerMilliwatts: powerMilliwatts === null ? null : Number(powerMilliwatts),
  }));
}
