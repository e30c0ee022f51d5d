/** Of the sums of spend: calls whose energy is known, and what they took (docs/decisions/0024). */
export const energyColumns = [
  'energy_calls',
  'energy_low_millijoules',
  'energy_millijoules',
  'energy_high_millijoules',
  'energy_estimated_millijoules',
  'carbon_location_micrograms',
  'carbon_market_micrograms',
] as const;
