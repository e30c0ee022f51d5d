import type { CarbonIntensity, DatedEnergyFigure, EnergyBasis, EnergyTier } from '@agent-os/core/energy';
import type { TenantTransaction } from '../client/index.ts';

/** A figure that somebody entered. Its `key` is the id of its row. */
export interface ModelEnergyRow extends DatedEnergyFigure {
  readonly modelId: string;
}

/** What a token of each model takes, of one or of all, the latest first. */
export async function listModelEnergies(tx: TenantTransaction, modelId?: string): Promise<ModelEnergyRow[]> {
  const rows = await tx.modelEnergy.findMany({
    where: modelId === undefined ? {} : { modelId },
    orderBy: [{ modelId: 'asc' }, { effectiveFrom: 'desc' }],
  });
  return rows.map((row) => ({
    key: row.id,
    modelId: row.modelId,
    effectiveFromMs: row.effectiveFrom.getTime(),
    input: { low: row.inputLow, high: row.inputHigh },
    output: { low: row.outputLow, high: row.outputHigh },
    // Checks of the table admit the values of these types only.
    basis: row.basis as EnergyBasis,
    tier: row.tier as EnergyTier,
    source: row.source,
  }));
}

/** How much CO₂e a kilowatt-hour emits, as the organisation entered it, by zone and the latest first. */
export async function listCarbonIntensities(tx: TenantTransaction): Promise<CarbonIntensity[]> {
  const rows = await tx.carbonIntensity.findMany({ orderBy: [{ zone: 'asc' }, { effectiveFrom: 'desc' }] });
  return rows.map((row) => ({
    zone: row.zone,
    effectiveFromMs: row.effectiveFrom.getTime(),
    locationGramsPerKilowattHour: row.locationGramsPerKwh,
    marketGramsPerKilowattHour: row.marketGramsPerKwh,
    source: row.source,
  }));
}
