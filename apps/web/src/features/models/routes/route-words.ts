import { formatCount } from '@/format/index.ts';
import type { RouteDefinition, RouteSavings } from './route-types.ts';

type Strategy = RouteDefinition['strategy'];

export const strategyNames: Readonly<Record<Strategy, string>> = {
  cheapest: 'cheapest',
  ordered: 'in order',
  fastest: 'fastest',
};

export const strategyWords: Readonly<Record<Strategy, string>> = {
  cheapest: 'lowest expected cost first',
  ordered: 'in the order named',
  fastest: 'fastest first, as measured of late',
};

export const abilityNames = { tools: 'calls tools', image: 'reads pictures', audio: 'hears audio' } as const;

/** What a route asks of a model, one phrase each; the class of data is always one. */
export function requirementWords({ requirements }: Pick<RouteDefinition, 'requirements'>): readonly string[] {
  const { minQuality, maxFirstByteP95Ms, regions, dataClass, abilities } = requirements;
  return [
    ...(minQuality === null ? [] : [`quality at least ${minQuality}`]),
    ...(maxFirstByteP95Ms === null ? [] : [`first byte within ${formatCount(maxFirstByteP95Ms)} ms (p95)`]),
    ...(regions.length === 0 ? [] : [`in ${regions.join(' or ')}`]),
    ...abilities.map((ability) => abilityNames[ability]),
    `may see ${dataClass} data`,
  ];
}

export interface SavedFigure {
  /** Decimal nano-USD; negative where choosing cost more. */
  readonly nanoUsd: string;
  /** What it is measured against, and over how many calls. */
  readonly words: string;
}

/** What choosing was worth; undefined where no call can be compared. */
export function savedOf(savings: RouteSavings | undefined, namesCandidates: boolean): SavedFigure | undefined {
  if (savings === undefined) return undefined;
  const { savedVsFirstNanoUsd, comparedWithFirst, savedVsDearestNanoUsd, comparedWithDearest } = savings;
  if (namesCandidates && comparedWithFirst > 0) {
    return { nanoUsd: savedVsFirstNanoUsd, words: against('the first candidate', comparedWithFirst, savings) };
  }
  if (comparedWithDearest === 0) return undefined;
  return { nanoUsd: savedVsDearestNanoUsd, words: against('the dearest candidate', comparedWithDearest, savings) };
}

function against(whom: string, compared: number, { calls }: RouteSavings): string {
  return `against ${whom} for the same tokens, measured over ${formatCount(compared)} of ${formatCount(calls)} calls`;
}
