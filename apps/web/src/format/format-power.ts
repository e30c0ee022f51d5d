import { formatCount } from './format-count.ts';
import { nothing } from './nothing.ts';

/** Power with three significant digits: `75.0 W`, `412 W`, `2.80 kW`; zero is `0 W`. */
export function formatPower(milliwatts: number | null): string {
  if (milliwatts === null) return nothing;
  const [value, unit] = milliwatts >= 999_500 ? [milliwatts / 1e6, 'kW'] : [milliwatts / 1e3, 'W'];
  if (value === 0) return '0 W';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Number(value.toPrecision(3)))));
  return `${decimals === 0 ? formatCount(Math.round(value)) : value.toFixed(Math.min(3, decimals))} ${unit}`;
}

/** To the last digit: `412,250 mW`. */
export const formatExactPower = (milliwatts: number | null): string =>
  milliwatts === null ? nothing : `${formatCount(milliwatts)} mW`;
