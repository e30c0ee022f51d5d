import { decimalText } from './decimal-text.ts';
import type { FocusEnergy } from './focus-charge.ts';

const noEnergy = { x_EnergyWh: null, x_EnergyBasis: null, x_CO2eGrams: null, x_CO2eMarketGrams: null } as const;
/** A millijoule is 277.7… billionths of a watt-hour. */
const nanoWattHoursPer18Millijoules = 5_000n;

/** Watt-hours to nine decimals, rounded half up; grams to six, exact: by the grid, and by contract. */
export function energyColumnsOf(energy: FocusEnergy | null) {
  if (energy === null) return noEnergy;
  const { millijoules, basis, locationMicrograms, marketMicrograms } = energy;
  const nanoWattHours = (millijoules * nanoWattHoursPer18Millijoules + 9n) / 18n;
  return {
    x_EnergyWh: decimalText({ digits: nanoWattHours, scale: 9 }),
    x_EnergyBasis: basis,
    x_CO2eGrams: decimalText({ digits: locationMicrograms, scale: 6 }),
    x_CO2eMarketGrams: decimalText({ digits: marketMicrograms, scale: 6 }),
  };
}
