/** What a meter showed at one moment. Meters that count energy give a counter, others a power. */
export interface MeterReading {
  readonly atMs: number;
  /** Null: the meter counts no energy. */
  readonly counter: EnergyCounter | null;
  /** Milliwatts, an average of the meter's own; null: it does not tell. */
  readonly powerMilliwatts: number | null;
}

export interface EnergyCounter {
  /** Since it began. NVML counts from the loading of the driver, RAPL from anywhere. */
  readonly microjoules: bigint;
  /** The value after which it begins again at 0, as RAPL's `max_energy_range_uj`; null: it never does. */
  readonly wrapsAtMicrojoules: bigint | null;
}

/** How an interval's energy was come by. */
export type MeterMethod = 'counter' | 'counter_wrapped' | 'counter_reset' | 'power_integral' | 'modelled' | 'none';

/** Whether a figure is a meter's, a share of a meter's, or reckoned. Never mixed in one identity (decision 0025). */
export type EnergyBasis = 'measured' | 'allocated' | 'estimated';
