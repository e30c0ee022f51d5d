/** Columns of the organisation that are its settings. */
export const settingsColumns = {
  payloadRetentionDays: true,
  reuseTtlSeconds: true,
  reuseMemoryMib: true,
  energyZone: true,
  energyNanoUsdPerKwh: true,
  carbonNanoUsdPerTonne: true,
} as const;

interface SettingsRow {
  readonly payloadRetentionDays: number;
  readonly reuseTtlSeconds: number;
  readonly reuseMemoryMib: number;
  readonly energyZone: string;
  readonly energyNanoUsdPerKwh: bigint | null;
  readonly carbonNanoUsdPerTonne: bigint | null;
}

export function settingsWire(row: SettingsRow) {
  return {
    ...row,
    energyNanoUsdPerKwh: row.energyNanoUsdPerKwh?.toString() ?? null,
    carbonNanoUsdPerTonne: row.carbonNanoUsdPerTonne?.toString() ?? null,
  };
}
