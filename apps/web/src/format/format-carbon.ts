import { nothing } from './nothing.ts';

const steps = [
  { unit: 'µg', micrograms: 1 },
  { unit: 'mg', micrograms: 1e3 },
  { unit: 'g', micrograms: 1e6 },
  { unit: 'kg', micrograms: 1e9 },
  { unit: 't', micrograms: 1e12 },
] as const;

/** CO₂e with three significant digits in the unit that fits: `940 µg`, `1.20 g`. */
export function formatCarbon(micrograms: number | null): string {
  if (micrograms === null) return nothing;
  const { unit, micrograms: size } = steps.findLast((step) => micrograms >= step.micrograms) ?? steps[0];
  const value = micrograms / size;
  const digits = value >= 100 || value === 0 ? 0 : value >= 10 ? 1 : 2;
  return `${unit === 'µg' ? Math.round(value) : value.toFixed(digits)} ${unit}`;
}
