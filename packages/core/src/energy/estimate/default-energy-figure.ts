import { allIn, allInRange, inputRange } from './all-in-range.ts';
import { ecologitsEnergy } from './ecologits-energy.ts';
import type { EnergyFigure } from './energy-figure.ts';
import { findModelClass } from './model-classes.ts';
import { mlEnergySource, publishedEnergies } from './published-energy.ts';
import { readModelSize } from './read-model-size.ts';

export interface NamedModel {
  /** What the provider calls it, or what agents ask for. */
  readonly name: string;
  readonly kind: 'chat' | 'embedding';
  /** Nothing behind it is a real model. */
  readonly simulated: boolean;
}

/**
 * The figure of a model for which nobody has entered one, by its name: measured for this model (T1), reckoned from a size in its name
 * (T2), or of its class (T3); never none, only wider. What is simulated takes none of it, and says so.
 */
export function defaultEnergyFigure({ name, kind, simulated }: NamedModel): EnergyFigure {
  const figure = figureOf(name.toLowerCase(), kind);
  return simulated
    ? {
        ...figure,
        key: `simulated:${figure.key}`,
        source: `Simulated: no energy was used. As if it were real: ${figure.source}`,
      }
    : figure;
}

/** Embedding models have from a tenth of a billion to eight billion parameters. */
const embedding: EnergyFigure = {
  key: 'class:embedding',
  input: inputRange(0.1, 8),
  output: { low: 0, high: 0 },
  basis: 'estimated',
  tier: 'T3',
  source: 'Class of embedding models with 0.1 to 8 billion parameters: roofline of H100 and B200',
};

function figureOf(name: string, kind: NamedModel['kind']): EnergyFigure {
  if (kind === 'embedding') return embedding;
  return measured(name) ?? sized(name) ?? ofClass(name);
}

function measured(name: string): EnergyFigure | undefined {
  const comparable = name.replace('llama-3.3-70b', 'llama-3.1-70b');
  const rows = publishedEnergies.filter(({ model }) => comparable.includes(model));
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    key: `ml-energy:${first.model}`,
    input: inputRange(first.activeBillions, first.activeBillions),
    output: allInRange(
      Math.min(...rows.map(({ bestMicrojoules }) => bestMicrojoules)),
      Math.max(...rows.map(({ batchOf8Microjoules }) => batchOf8Microjoules)),
    ),
    basis: 'estimated',
    tier: 'T1',
    source: `${first.model} on ${rows.map(({ gpu }) => gpu).join(' and ')}, largest batch to batch of 8: ${mlEnergySource}; with host and PUE 1.09 to 1.20`,
  };
}

/** EcoLogits reckons six times the best that was measured for 70 billion parameters, and a third of that at a batch of 8 with its host. */
const belowReckoned = 6;
const aboveReckoned = 3;
const microjoulesPerWattHour = 3.6e9;
const tokens = 1_000;

function sized(name: string): EnergyFigure | undefined {
  const size = readModelSize(name);
  if (size === undefined) return undefined;
  const { wattHours } = ecologitsEnergy({ ...size, outputTokens: tokens, pue: allIn.highPue });
  const perToken = (wattHours * microjoulesPerWattHour) / tokens;
  const { activeBillions } = size;
  return {
    key: `ecologits:${activeBillions}b`,
    input: inputRange(activeBillions, activeBillions),
    output: { low: Math.max(1, Math.floor(perToken / belowReckoned)), high: Math.ceil(perToken * aboveReckoned) },
    basis: 'estimated',
    tier: 'T2',
    source: `Reckoned for ${activeBillions} billion active parameters by the formula of EcoLogits 0.9.1, from a sixth to three times it`,
  };
}

function ofClass(name: string): EnergyFigure {
  const { key, label, bestMicrojoules, worstMicrojoules, fewestBillions, mostBillions } = findModelClass(name);
  return {
    key: `class:${key}`,
    input: inputRange(fewestBillions, mostBillions),
    output: allInRange(bestMicrojoules, worstMicrojoules),
    basis: 'estimated',
    tier: 'T3',
    source: `Class of ${label}: ${mlEnergySource}; with host and PUE 1.09 to 1.20`,
  };
}
