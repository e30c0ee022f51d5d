import {
  defaultEnergyFigure,
  energyTerms,
  intensityInForce,
  publishedIntensities,
  worldZone,
  type CarbonIntensity,
  type DatedEnergyFigure,
  type EnergyFigure,
  type NamedModel,
} from '@agent-os/core/energy';
import { energyOrigin, type OrganisationSnapshot } from '@agent-os/db';
import type { ModelEnergyTerms } from './directory-entries.ts';

type Model = OrganisationSnapshot['models'][number];

/**
 * What each model's calls are reckoned by: the figures that were entered, or those that are built in for its name; and the grid where
 * it runs.
 */
export function energyOf(
  snapshot: OrganisationSnapshot,
): (model: Model, simulated: boolean) => readonly ModelEnergyTerms[] {
  const { organisation, energies, carbonIntensities } = snapshot;
  const figures = Map.groupBy(energies, ({ modelId }) => modelId);
  const zones = Map.groupBy(carbonIntensities, ({ zone }) => zone);
  const known = new Set([...carbonIntensities, ...publishedIntensities].map(({ zone }) => zone));
  return ({ id, upstreamName, kind, region }, simulated) => {
    const zone = [region?.toUpperCase(), organisation.energyZone].find((each) => each !== undefined && known.has(each));
    return termsOf({
      figure: defaultEnergyFigure({ name: upstreamName, kind, simulated }),
      figures: figures.get(id) ?? [],
      zone: zone ?? worldZone,
      grid: zones.get(zone ?? worldZone) ?? [],
    });
  };
}

/** Of a model that nobody has entered anything of, somewhere in the world. */
export function publishedEnergyOf(model: NamedModel): readonly ModelEnergyTerms[] {
  return termsOf({ figure: defaultEnergyFigure(model), figures: [], zone: worldZone, grid: [] });
}

interface Sources {
  readonly figure: EnergyFigure;
  readonly figures: readonly DatedEnergyFigure[];
  readonly zone: string;
  readonly grid: readonly CarbonIntensity[];
}

function termsOf({ figure, figures, zone, grid }: Sources): readonly ModelEnergyTerms[] {
  const published =
    intensityInForce(publishedIntensities, zone, 0) ?? intensityInForce(publishedIntensities, worldZone, 0);
  if (published === undefined) throw new Error('No intensity of the world is built in.');
  return energyTerms(figure, figures, { ...published, zone }, grid).map((each) => {
    const { basis, tier, key } = each.rates.figure;
    return { ...each, origin: energyOrigin(basis, tier, key, each.intensity.zone) };
  });
}
