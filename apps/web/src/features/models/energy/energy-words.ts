import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type ModelFigures = RouterOutputs['energy']['figures'];
export type ModelFigure = ModelFigures['figures'][number];

const microjoulesPerJoule = 1_000_000;

export const basisNames: Readonly<Record<ModelFigure['basis'], string>> = {
  measured: 'measured',
  allocated: 'allocated: a share of a meter',
  estimated: 'estimated',
};

export const tierNames: Readonly<Record<ModelFigure['tier'], string>> = {
  T0: 'disclosed by the provider',
  T1: 'measured for this model',
  T2: 'reckoned from its size',
  T3: 'of models of its class',
};

/** Joules per million tokens as joules a token, to the last digit: `0.42`. */
export const joulesText = (joulesPerMillion: number): string => String(joulesPerMillion / microjoulesPerJoule);

/** `0.21 to 7.1 J`, or one figure where both ends are the same. */
export function rangeText({ low, high }: ModelFigure['output']): string {
  return low === high ? `${joulesText(low)} J` : `${joulesText(low)} to ${joulesText(high)} J`;
}

/** What somebody typed in joules a token, for the contract to check: what is no number is told there. */
export function readJoules(text: string): number {
  const typed = text.trim();
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(typed)) return Number.NaN;
  return Math.round(Number(typed) * microjoulesPerJoule);
}
