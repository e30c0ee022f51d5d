import { modelledPower, type MeterReading } from '@agent-os/core/attribution';
import { deviceMeter } from '@agent-os/core/contracts';
import type { DeviceSnapshot, SeenDevice } from '@agent-os/db';
import type { DeviceMeter, MeterAnswer, Meters, RealMeter } from '../../ports/meter.ts';

export interface ReadDevice {
  readonly device: DeviceSnapshot;
  /** Undefined: it could not be read. */
  readonly reading: MeterReading | undefined;
  /** Reckoned from its load, not read. */
  readonly modelled: boolean;
  readonly problem: string | undefined;
}

export interface DevicesRead {
  readonly devices: readonly ReadDevice[];
  /** Shown by the meters, and of none of the organisation's devices. */
  readonly unknown: readonly SeenDevice[];
}

interface Answered {
  readonly meter: RealMeter;
  readonly answer: MeterAnswer;
}

/** How full a pool is in this process. */
export type PoolLoadNow = (poolId: string) => { readonly calls: number; readonly slots: number };

/**
 * Reads the meters of some devices, each meter once.
 * @param registered all of the organisation's devices
 */
export async function readDevices(
  meters: Meters,
  due: readonly DeviceSnapshot[],
  registered: readonly DeviceSnapshot[],
  load: PoolLoadNow,
  atMs: number,
): Promise<DevicesRead> {
  const sources = new Map<string, RealMeter>();
  for (const device of due) {
    const meter = meterOf(device);
    if (meter !== undefined && meter.kind !== 'model') sources.set(sourceOf(meter), meter);
  }
  const answers = new Map<string, Answered>(
    await Promise.all(
      Array.from(sources, async ([source, meter]) => [source, { meter, answer: await meters.read(meter) }] as const),
    ),
  );
  const devices = due.map((device): ReadDevice => {
    const meter = meterOf(device);
    if (meter === undefined) {
      return { device, reading: undefined, modelled: false, problem: 'Its meter is not set up. Choose one for it.' };
    }
    if (meter.kind === 'model') {
      const { calls, slots } = load(device.poolId);
      const reading = { atMs, counter: null, powerMilliwatts: modelledPower(device, calls, slots) };
      return { device, reading, modelled: true, problem: undefined };
    }
    const answer = answers.get(sourceOf(meter))?.answer;
    if (answer === undefined || !answer.ok) {
      return { device, reading: undefined, modelled: false, problem: answer?.problem ?? 'Its meter was not read.' };
    }
    const shown = answer.devices.find(({ externalId }) => externalId === externalIdOf(meter));
    const problem = shown === undefined ? `The meter does not show ${externalIdOf(meter)}. Check its name.` : undefined;
    return { device, reading: shown?.reading, modelled: false, problem };
  });
  const known = new Set(
    registered.flatMap((device) => {
      const meter = meterOf(device);
      return meter === undefined || meter.kind === 'model' ? [] : [`${meter.kind} ${externalIdOf(meter)}`];
    }),
  );
  const unknown = [...answers.values()].flatMap(({ meter, answer }) =>
    answer.ok
      ? answer.devices
          .filter(({ externalId }) => !known.has(`${meter.kind} ${externalId}`))
          .map(({ externalId, name, reading }) => ({
            meterKind: meter.kind,
            externalId,
            name,
            powerMilliwatts: reading.powerMilliwatts,
          }))
      : [],
  );
  return { devices, unknown };
}

function meterOf({ meter }: DeviceSnapshot): DeviceMeter | undefined {
  const parsed = deviceMeter.safeParse(meter);
  return parsed.success ? parsed.data : undefined;
}

/** Devices with the same one are read together. */
function sourceOf(meter: RealMeter): string {
  switch (meter.kind) {
    case 'nvidia_smi':
    case 'rapl':
      return meter.kind;
    case 'dcgm':
      return `dcgm ${meter.url}`;
    case 'prometheus':
      return `prometheus ${meter.url} ${meter.unit} ${meter.query}`;
  }
}

function externalIdOf(meter: RealMeter): string {
  switch (meter.kind) {
    case 'nvidia_smi':
    case 'dcgm':
      return meter.uuid;
    case 'rapl':
      return meter.zone;
    case 'prometheus':
      return 'value';
  }
}
