import type { EnergyDevice } from './energy-types.ts';

type Curve = EnergyDevice['figures'][number]['curve'];

const microjoulesPerJoule = 1_000_000;

/** A line for each batch: `8 0.455` or `511 0.07 9829`, with the tokens a second. */
export const linesOfCurve = (curve: Curve): string =>
  curve
    .map(({ batch, microjoulesPerToken, tokensPerSecond }) =>
      [batch, microjoulesPerToken / microjoulesPerJoule, tokensPerSecond].filter((part) => part !== null).join(' '),
    )
    .join('\n');

/** What somebody typed, for the contract to check: what is no number is told there. */
export function curveOfLines(text: string): Curve {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [batch, joules, speed] = line
        .trim()
        .split(/[\s;]+/)
        .map(Number);
      return {
        batch: batch ?? Number.NaN,
        microjoulesPerToken: Math.round((joules ?? Number.NaN) * microjoulesPerJoule),
        tokensPerSecond: speed ?? null,
      };
    });
}
