import type { DevicePower } from './attribute-interval.ts';

/**
 * What a device without a meter is taken to have drawn: its idle power throughout, and what it can draw above that by the
 * share of its pool's slots that held calls. An estimate, and shown as one.
 * @param residentMs in slots, all calls together
 * @returns millijoules
 */
export function modelledEnergy(power: DevicePower, spanMs: number, residentMs: number, slots: number): bigint {
  const span = BigInt(Math.max(0, Math.round(spanMs)));
  const most = span * BigInt(Math.max(1, slots));
  const resident = BigInt(Math.max(0, Math.round(residentMs)));
  const held = resident < most ? resident : most;
  const idle = BigInt(power.idleMilliwatts + power.systemMilliwatts) * span;
  const above = (BigInt(Math.max(0, power.peakMilliwatts - power.idleMilliwatts)) * held) / BigInt(Math.max(1, slots));
  return (idle + above) / 1_000n;
}

/** The same for one moment. @returns milliwatts */
export function modelledPower(power: DevicePower, callsInSlots: number, slots: number): number {
  const load = Math.min(1, callsInSlots / Math.max(1, slots));
  return Math.round(
    power.idleMilliwatts + power.systemMilliwatts + load * (power.peakMilliwatts - power.idleMilliwatts),
  );
}
