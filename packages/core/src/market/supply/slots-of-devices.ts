/** A device by whose it is. */
export interface HeldDevice {
  readonly id: string;
  /** The department that holds it; null: nobody does. */
  readonly holder: string | null;
}

/** How many of a pool's slots each of its devices gives: alike, what does not divide to the first by id. */
export function slotsOfDevices(slots: number, devices: readonly Pick<HeldDevice, 'id'>[]): ReadonlyMap<string, number> {
  const ids = devices.map(({ id }) => id).toSorted();
  const share = Math.floor(slots / ids.length);
  const rest = slots - share * ids.length;
  return new Map(ids.map((id, place) => [id, share + (place < rest ? 1 : 0)]));
}

/** Slots of a pool that each department holds by its devices; departments that hold none are left out. */
export function heldSlots(slots: number, devices: readonly HeldDevice[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  const shares = slotsOfDevices(slots, devices);
  for (const { id, holder } of devices) {
    const share = shares.get(id) ?? 0;
    if (holder !== null && share > 0) held.set(holder, (held.get(holder) ?? 0) + share);
  }
  return held;
}
