import type { MeterReading } from '@agent-os/core/attribution';
import type { deviceMeter } from '@agent-os/core/contracts';
import type { z } from 'zod';

export type DeviceMeter = z.infer<typeof deviceMeter>;
/** A meter of something that exists; a device without one is reckoned from its load. */
export type RealMeter = Exclude<DeviceMeter, { readonly kind: 'model' }>;

/** A device as its meter shows it. */
export interface ShownDevice {
  /** As the meter names it: a GPU's UUID, a RAPL zone, `value` for a query. */
  readonly externalId: string;
  readonly name: string;
  readonly reading: MeterReading;
}

export type MeterAnswer =
  | { readonly ok: true; readonly devices: readonly ShownDevice[] }
  /** A sentence for a person: what is wrong, and what to do. */
  | { readonly ok: false; readonly problem: string };

export interface Meters {
  /**
   * Reads everything that the meter shows; devices with one meter are read at once. Never throws for what a meter does or fails to
   * do, and answers within some seconds.
   */
  read(meter: RealMeter): Promise<MeterAnswer>;
}
