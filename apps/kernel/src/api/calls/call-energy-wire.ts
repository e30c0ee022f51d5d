import type { callEnergy } from '@agent-os/core/contracts';
import { defaultEnergyFigure } from '@agent-os/core/energy';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';

/** What a call took, with its bounds and where they come from. */
export function callEnergyWire(row: CallDetailRow): z.infer<typeof callEnergy> | null {
  const { energyLowMillijoules, energyMillijoules, energyHighMillijoules } = row;
  if (energyLowMillijoules === null || energyMillijoules === null || energyHighMillijoules === null) return null;
  return {
    lowMillijoules: energyLowMillijoules,
    millijoules: energyMillijoules,
    highMillijoules: energyHighMillijoules,
    basis: row.energyBasis,
    tier: row.energyTier,
    source: row.energySource ?? builtInSource(row),
    zone: row.carbonZone,
    locationMicrograms: row.carbonLocationMicrograms ?? 0,
    marketMicrograms: row.carbonMarketMicrograms ?? 0,
  };
}

/** Null when this release has another figure for the model than the one that the call was reckoned by. */
function builtInSource({ upstreamName, protocol, simulated, energyFigure }: CallDetailRow): string | null {
  if (upstreamName === null) return null;
  const kind = protocol === 'openai.embeddings' ? 'embedding' : 'chat';
  const { key, source } = defaultEnergyFigure({ name: upstreamName, kind, simulated });
  return key === energyFigure ? source : null;
}
