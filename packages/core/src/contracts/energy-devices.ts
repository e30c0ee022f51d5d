import { z } from 'zod';
import { displayName, epochMs, idOf, nanoUsdText } from './scalars.ts';

export const deviceKind = z.enum(['gpu', 'tpu', 'cpu', 'api']);
export const meterKind = z.enum(['nvidia_smi', 'dcgm', 'rapl', 'prometheus', 'model']);
/** A meter's figure, a share of one, or reckoned. */
export const deviceEnergyBasis = z.enum(['measured', 'allocated', 'estimated']);

/** Integer millijoules in decimal digits: JSON has no 64-bit integers. */
export const millijoulesText = z.string().regex(/^\d{1,20}$/);

const meterUrl = z
  .url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' })
  .max(500);
/** A gigawatt: more than any hall draws, and exact in every sum of products that is made of it. */
const milliwattsMax = 1_000_000_000_000;
const milliwatts = z
  .number()
  .int('Give whole milliwatts.')
  .min(0, 'Give a power of 0 or more.')
  .max(milliwattsMax, 'Give at most 1 GW.');

/** How a device's energy is read. */
export const deviceMeter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model') }),
  z.object({
    kind: z.literal('nvidia_smi'),
    uuid: z.string().regex(/^GPU-[0-9a-f-]{36}$/, 'Give the GPU’s UUID as nvidia-smi -L shows it: GPU-….'),
  }),
  z.object({
    kind: z.literal('dcgm'),
    url: meterUrl,
    uuid: z.string().regex(/^GPU-[0-9a-f-]{36}$/, 'Give the GPU’s UUID as the exporter shows it: GPU-….'),
  }),
  z.object({
    kind: z.literal('rapl'),
    zone: z.string().regex(/^[a-z]+(-[a-z]+)*:\d+(:\d+)?$/, 'Give a zone such as intel-rapl:0.'),
  }),
  z.object({
    kind: z.literal('prometheus'),
    url: meterUrl,
    query: z.string().trim().min(1, 'Give a query that answers one value.').max(1_000, 'Use at most 1,000 characters.'),
    /** What the value is: a power now, or energy since some beginning. */
    unit: z.enum(['watts', 'joules']),
  }),
]);

const figureLine = 'Give lines such as 8 0.455: batch, J a token, whole tokens a second if known.';

/** What a model takes on this device. */
export const deviceFigure = z.object({
  model: z.string().trim().min(1, 'Name the model.').max(200, 'Use at most 200 characters.'),
  /** Where it is from, with its date; `measured`: learnt here. */
  source: z.string().trim().min(1, 'Say where the figures are from.').max(300, 'Use at most 300 characters.'),
  curve: z
    .array(
      z.object({
        batch: z.number(figureLine).int(figureLine).min(1, figureLine).max(100_000, figureLine),
        microjoulesPerToken: z.number(figureLine).int(figureLine).min(1, figureLine).max(1_000_000_000, figureLine),
        tokensPerSecond: z
          .number(figureLine)
          .int(figureLine)
          .min(1, figureLine)
          .max(100_000_000, figureLine)
          .nullable(),
      }),
    )
    .min(1, 'Give at least one figure.')
    .max(24, 'Give at most 24 figures.')
    .refine((points) => new Set(points.map(({ batch }) => batch)).size === points.length, 'Give each batch once.'),
});
export const deviceFigures = z.array(deviceFigure).max(50, 'Give figures of at most 50 models.');

const deviceContent = z.object({
  name: displayName,
  poolId: idOf('pol'),
  kind: deviceKind,
  /** `H100`, say; empty: nobody has said. */
  accelerator: z.string().trim().max(60, 'Use at most 60 characters.'),
  meter: deviceMeter,
  idleMilliwatts: milliwatts,
  peakMilliwatts: milliwatts,
  systemMilliwatts: milliwatts,
  figures: deviceFigures,
  /** Whose its idle energy is; null: nobody's. */
  reservedDepartmentId: idOf('dep').nullable(),
  /** What it loses by running for an hour: the market charges it to the slots that it gives. */
  wearNanoUsdPerHour: nanoUsdText.regex(/^\d{1,12}$/, 'Give an amount from 0 to 999 USD for an hour.').default('0'),
});

const peakIsMost = { error: 'The peak is at least what it draws idle.', path: ['peakMilliwatts'] };
const hasPeakAtLeastIdle = (device: { readonly idleMilliwatts: number; readonly peakMilliwatts: number }) =>
  device.peakMilliwatts >= device.idleMilliwatts;

/** What a device draws is read together with the system around it, and one figure holds both. */
const sumIsBounded = {
  error: 'Together with its peak it may draw at most 1 GW: register such a system as several devices.',
  path: ['systemMilliwatts'],
};
const drawsBoundedSum = (device: { readonly peakMilliwatts: number; readonly systemMilliwatts: number }) =>
  device.peakMilliwatts + device.systemMilliwatts <= milliwattsMax;

export const createDeviceInput = deviceContent
  .refine(hasPeakAtLeastIdle, peakIsMost)
  .refine(drawsBoundedSum, sumIsBounded);
export const updateDeviceInput = deviceContent
  .extend({ deviceId: idOf('dev') })
  .refine(hasPeakAtLeastIdle, peakIsMost)
  .refine(drawsBoundedSum, sumIsBounded);
export const retireDeviceInput = z.object({
  deviceId: idOf('dev'),
  reason: z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.'),
});

/** A device, and what it draws now. */
export const device = deviceContent.extend({
  id: idOf('dev'),
  pool: z.object({ id: idOf('pol'), slug: z.string() }),
  reservedFor: z.object({ id: idOf('dep'), name: z.string() }).nullable(),
  state: z.enum(['active', 'retired']),
  simulated: z.boolean(),
  now: z.object({
    /** Null: it has not been read, or its meter counts energy only. */
    milliwatts: z.number().int().nullable(),
    readAt: epochMs.nullable(),
    basis: deviceEnergyBasis,
    /** What is wrong with its meter, and what to do. */
    problem: z.string().nullable(),
  }),
});

export const deviceList = z.object({ items: z.array(device) });
