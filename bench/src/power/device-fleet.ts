import { energyPerToken, findPublishedFigure } from '@agent-os/core/devices';
import type { ModelProfile } from '@agent-os/core/sim';

/** Devices of one kind that serve one model together; calls are packed, so that a device is full before the next one wakes. */
export interface DevicePool {
  readonly pool: string;
  readonly devices: number;
  readonly slotsPerDevice: number;
  /** Of one device. */
  readonly prefillMsPerToken: number;
  /** What a decoding step takes beside one call more in it, in ms. */
  readonly stepBaseMs: number;
  readonly stepMsPerCall: number;
  readonly idleMilliwatts: number;
  /** Nano-USD that a busy slot wears off a device in a second. */
  readonly wearPerSlotSecond: number;
  /** Milliwatts of one device that decodes so many calls at once; 0 calls: idle. */
  readonly deviceMilliwatts: (calls: number) => number;
}

const model = 'Llama-3.1-8B';

interface Kind {
  readonly accelerator: 'H100' | 'B200';
  readonly devices: number;
  readonly slotsPerDevice: number;
  readonly prefillMsPerToken: number;
  readonly stepBaseMs: number;
  readonly stepMsPerCall: number;
  readonly idleWatts: number;
  readonly usdPerDeviceHour: number;
}

/**
 * Energy of a token is published by batch (ML.ENERGY 3.0). The times of a step are fitted: with 7.2 ms and 0.088 ms a call an H100 draws
 * the 688 W at batch 511 that were published, and with 4 ms and 0.066 ms a B200 the 691 W at 2,043. Time to
 * read a token, idle power and rent are assumed.
 */
const kinds: readonly Kind[] = [
  {
    accelerator: 'H100',
    devices: 8,
    slotsPerDevice: 4,
    prefillMsPerToken: 0.04,
    stepBaseMs: 7.2,
    stepMsPerCall: 0.088,
    idleWatts: 100,
    usdPerDeviceHour: 2.5,
  },
  {
    accelerator: 'B200',
    devices: 8,
    slotsPerDevice: 4,
    prefillMsPerToken: 0.016,
    stepBaseMs: 4,
    stepMsPerCall: 0.066,
    idleWatts: 140,
    usdPerDeviceHour: 5,
  },
];

export const fleet: readonly DevicePool[] = kinds.map(devicePoolOf);

function devicePoolOf(kind: Kind): DevicePool {
  const {
    accelerator,
    devices,
    slotsPerDevice,
    prefillMsPerToken,
    stepBaseMs,
    stepMsPerCall,
    idleWatts,
    usdPerDeviceHour,
  } = kind;
  const figure = findPublishedFigure(model, accelerator);
  if (figure === undefined) throw new Error(`Nobody published what ${model} draws on a ${accelerator}.`);
  const idleMilliwatts = idleWatts * 1_000;
  return {
    pool: accelerator,
    devices,
    slotsPerDevice,
    prefillMsPerToken,
    stepBaseMs,
    stepMsPerCall,
    idleMilliwatts,
    wearPerSlotSecond: Math.round((usdPerDeviceHour * 1e9) / 3_600 / slotsPerDevice),
    deviceMilliwatts: (calls) => {
      if (calls === 0) return idleMilliwatts;
      const microjoulesPerStep = (energyPerToken(figure.curve, calls) ?? 0) * calls;
      return Math.round(microjoulesPerStep / (stepBaseMs + stepMsPerCall * calls));
    },
  };
}

/** Milliwatts of the pool with so many calls, packed. */
export function poolMilliwatts(pool: DevicePool, calls: number): number {
  const full = Math.floor(calls / pool.slotsPerDevice);
  const rest = calls % pool.slotsPerDevice;
  const busy = full + (rest === 0 ? 0 : 1);
  const ofRest = rest === 0 ? 0 : pool.deviceMilliwatts(rest);
  return full * pool.deviceMilliwatts(pool.slotsPerDevice) + ofRest + (pool.devices - busy) * pool.idleMilliwatts;
}

/** What a slot adds to a full device's idle power. */
export function milliwattsPerSlot({ deviceMilliwatts, slotsPerDevice, idleMilliwatts }: DevicePool): number {
  return Math.ceil((deviceMilliwatts(slotsPerDevice) - idleMilliwatts) / slotsPerDevice);
}

/** The most slots that can be busy while the pool draws no more than the limit. */
export function slotsUnder(pool: DevicePool, limitMilliwatts: number): number {
  const all = pool.devices * pool.slotsPerDevice;
  let slots = all;
  while (slots > 0 && poolMilliwatts(pool, slots) > limitMilliwatts) slots -= 1;
  return slots;
}

/** The pool as one simulated server: its devices are full when it matters, so every step takes as long as a full one's. */
export function profileOf({
  pool,
  devices,
  slotsPerDevice,
  prefillMsPerToken,
  stepBaseMs,
  stepMsPerCall,
}: DevicePool): ModelProfile {
  return {
    name: `${model} on ${devices} ${pool}, simulated`,
    source: 'ML.ENERGY leaderboard 3.0, times fitted to its power',
    slots: devices * slotsPerDevice,
    kvTokens: 2_000_000,
    prefillBaseMs: 0,
    prefillMsPerToken: prefillMsPerToken / devices,
    decodeBaseMs: stepBaseMs + stepMsPerCall * slotsPerDevice,
    decodeMsPerSequence: 0,
  };
}
