import { formatCount } from './format-count.ts';
import { nothing } from './nothing.ts';

export type EnergyUnit = 'J' | 'Wh' | 'kWh';

const millijoulesPer: Record<EnergyUnit, number> = { J: 1e3, Wh: 3.6e6, kWh: 3.6e9 };

/** `37.1`, `8.40`, `1,660`: three significant digits, grouped; zero is `0`. */
function significant(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  const rounded = Number(magnitude.toPrecision(3));
  const decimals = Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(rounded))));
  const text = decimals === 0 ? formatCount(rounded) : rounded.toFixed(decimals);
  return value < 0 ? `−${text}` : text;
}

/** The unit that fits an amount where no column names one: J below 3,600 J, Wh below 1 kWh, then kWh. */
export function energyUnitOf(millijoules: number): EnergyUnit {
  const magnitude = Math.abs(millijoules);
  if (magnitude < millijoulesPer.Wh) return 'J';
  return magnitude < millijoulesPer.kWh ? 'Wh' : 'kWh';
}

/** Energy in a unit with three significant digits and without the unit, for a column that names it: `37.1`. */
export function formatEnergyIn(millijoules: number | null, unit: EnergyUnit): string {
  return millijoules === null ? nothing : significant(millijoules / millijoulesPer[unit]);
}

/** `37.1 J`, `900 J`, `1.25 Wh`, `3.29 kWh`. */
export function formatEnergy(millijoules: number | null, unit?: EnergyUnit): string {
  if (millijoules === null) return nothing;
  const shown = unit ?? energyUnitOf(millijoules);
  return `${formatEnergyIn(millijoules, shown)} ${shown}`;
}

/** To the last digit, for a tip: `37,100 mJ`. */
export function formatExactEnergy(millijoules: number | null): string {
  return millijoules === null ? nothing : `${formatCount(millijoules)} mJ`;
}
